import { DATAREF, KervanError } from '@kervan/contracts';
import { Database } from '@kervan/database';
import { readRecord, type Broker, type IncomingRecord, type RecordPosition } from '@kervan/messaging';
import { fetchClaim, openClaimStore, type ClaimStore } from '@kervan/outbox';
import { BROKER, CONFIG } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { uuidOf } from '../read-model/uuid-of.js';
import type { Settings } from '../settings.js';

/** An event as the broker holds it. */
export interface EventRecord {
  readonly type: string;
  readonly headers: IncomingRecord['headers'];
  /** Its payload, wherever it lies; null for a tombstone, and where the broker no longer holds it. */
  readonly value: string | null;
}

/** Each costs the broker a connection, and memory. */
const MOST_AT_ONCE = 8;

/** Reads events off the broker when they are asked for. */
@Injectable()
export class EventRecords {
  readonly #claims: ClaimStore | undefined;
  #reading = 0;

  constructor(
    private readonly database: Database,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(CONFIG) { CLAIM_STORE }: Settings,
  ) {
    this.#claims = CLAIM_STORE === undefined ? undefined : openClaimStore(CLAIM_STORE);
  }

  /** @throws KervanError NOT_FOUND, OVERLOADED, CLAIM_MISSING, CLAIM_CORRUPT, BROKER_UNAVAILABLE */
  async read(eventId: string): Promise<EventRecord> {
    const { type, ...position } = await this.#position(eventId);
    if (this.#reading >= MOST_AT_ONCE) throw new KervanError('OVERLOADED', 'too many events are being read');
    this.#reading += 1;
    try {
      const record = await readRecord(this.broker, position);
      return { type, headers: record?.headers ?? {}, value: record && (await this.#payload(record)) };
    } finally {
      this.#reading -= 1;
    }
  }

  async #position(eventId: string): Promise<RecordPosition & { readonly type: string }> {
    const [row] = await this.database.query<RecordPosition & { readonly type: string }>(
      'SELECT type, topic, partition, "offset" FROM event WHERE event_id = $1 ORDER BY day DESC LIMIT 1',
      [uuidOf(eventId)],
    );
    if (row) return row;
    throw new KervanError('NOT_FOUND', 'The broker did not show an event with this id.');
  }

  #payload({ headers, value }: IncomingRecord): string | null | Promise<string> {
    const reference = headers[DATAREF];
    return value || reference === undefined ? value : fetchClaim(this.#claims, reference);
  }
}
