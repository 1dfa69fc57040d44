import { KervanError, VOID_TYPE, type Envelope } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import type { ClaimStore } from '@kervan/outbox';
import type { HandlerTable } from '../handling/handler-table.js';
import { addressable, refuseLongNames } from './addressable.js';
import { claimOf, referenceOf, type Claim } from './claimed-payloads.js';
import type { Content, Delivery } from './delivery.js';
import { readEnvelope } from './envelope-of.js';
import { storable } from './storable.js';

/** Payloads out of the claim store that one call may hold in memory, in characters. */
const CLAIMED = 16_000_000;

/** Reads records for the handlers of one service. What cannot be read is a delivery that says so. */
export class RecordReader {
  constructor(
    private readonly handlers: HandlerTable,
    /** Called for each event whose type no handler of this service knows. */
    private readonly onUnhandled: (type: string) => void,
    /** Whether what it reads took effect before. */
    private readonly replayed = false,
    /** Where large payloads lie. */
    private readonly claims?: ClaimStore,
  ) {}

  /**
   * Reads records of which some may lie in the claim store.
   *
   * @returns the first of them, at least one: as many as fit into memory.
   * @throws KervanError CLAIM_MISSING
   */
  async readAll(records: readonly IncomingRecord[]): Promise<Delivery[]> {
    if (!records.some(referenceOf)) return records.map((record) => this.read(record));
    const deliveries: Delivery[] = [];
    let claimed = 0;
    for (const record of records) {
      const claim = await this.#claimOf(record);
      deliveries.push(this.read(record, claim));
      if (typeof claim === 'string') claimed += claim.length;
      if (claimed > CLAIMED) break;
    }
    return deliveries;
  }

  /** Reads one record that may lie in the claim store. @throws KervanError CLAIM_MISSING */
  async readWhole(record: IncomingRecord): Promise<Delivery> {
    return this.read(record, await this.#claimOf(record));
  }

  /** @param claim instead of the record's own payload. Never throws. */
  read(received: IncomingRecord, claim?: Claim): Delivery {
    const record = storable(received);
    const { envelope, value, fault } = readEnvelope(record);
    if (!fault) return this.#delivery(record, envelope, this.#content(envelope, claim ?? value));
    // An operator has passed over what nobody could read.
    if (envelope.type === VOID_TYPE) return this.#delivery(record, envelope, { kind: 'skip' });
    return this.#delivery(record, envelope, { kind: 'unreadable', error: fault, handler: '' });
  }

  async #claimOf(record: IncomingRecord): Promise<Claim | undefined> {
    const reference = this.handlers.get(record.headers['ce_type'] ?? '') && referenceOf(record);
    return reference === undefined ? undefined : claimOf(this.claims, reference);
  }

  #content(envelope: Envelope, value: Claim | null): Content {
    const route = this.handlers.get(envelope.type);
    if (!route) {
      this.onUnhandled(envelope.type);
      return { kind: 'skip' };
    }
    const { subscription } = route;
    try {
      refuseLongNames(envelope);
      if (value instanceof KervanError) throw value;
      return { kind: 'event', route, prepared: subscription.prepare(envelope, value) };
    } catch (error) {
      if (!(error instanceof KervanError)) throw error;
      return { kind: 'unreadable', error, handler: subscription.handler };
    }
  }

  #delivery(record: IncomingRecord, read: Envelope, content: Content): Delivery {
    const envelope = addressable(read);
    const position = envelope.sequence ?? { epoch: 0, number: record.offset };
    return { record, envelope, position, content, replayed: this.replayed };
  }
}
