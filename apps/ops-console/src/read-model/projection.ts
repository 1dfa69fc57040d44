import { TeslimatKaydedildi } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import type { DeliveryRow } from './delivery-row.js';
import { receiptsOf } from './receipts-of.js';
import { witness } from './witness.js';
import { writeBusinessKeys, type KeyRow } from './write-business-keys.js';
import { writeDeliveries } from './write-deliveries.js';
import { writeEvents, type EventRow } from './write-events.js';
import { writeStreams, type StreamRow } from './write-streams.js';

/** What records of any topics say, as rows of the read model. */
export interface Projection {
  readonly events: EventRow[];
  readonly keys: KeyRow[];
  readonly deliveries: DeliveryRow[];
  readonly streams: StreamRow[];
  /** Records that are not what their topic holds; of an event what could be salvaged is among the events. */
  readonly malformed: IncomingRecord[];
}

/** Reads records of business topics and of receipts. */
export function project(records: readonly IncomingRecord[]): Projection {
  const rows: Projection = { events: [], keys: [], deliveries: [], streams: [], malformed: [] };
  for (const record of records) {
    if (record.topic === TeslimatKaydedildi.topic) readReceipts(record, rows);
    else readEvent(record, rows);
  }
  return rows;
}

/** One statement for each table; they are issued together, the transaction awaits them. */
export function writeProjection(db: Pick<Db, 'query'>, rows: Projection): Promise<unknown> {
  return Promise.all([
    writeEvents(db, rows.events),
    writeBusinessKeys(db, rows.keys),
    writeDeliveries(db, rows.deliveries),
    writeStreams(db, rows.streams),
  ]);
}

function readEvent(record: IncomingRecord, rows: Projection): void {
  const { event, keys, malformed } = witness(record);
  rows.events.push(event);
  rows.keys.push(...keys);
  if (malformed) rows.malformed.push(record);
}

function readReceipts(record: IncomingRecord, rows: Projection): void {
  const receipts = receiptsOf(record);
  if (!receipts) {
    rows.malformed.push(record);
    return;
  }
  for (const delivery of receipts.deliveries) rows.deliveries.push(delivery);
  if (receipts.stream) rows.streams.push(receipts.stream);
}
