import type { Db } from '@kervan/database';
import { toHeaders } from '@kervan/contracts';
import { laneOf } from '@kervan/outbox';
import { v7 as uuidv7 } from 'uuid';
import { movements, type Source } from '../services/movement.js';

/** What one row of an outbox is made of. */
export interface RawEvent {
  readonly topic: string;
  readonly account: string;
  readonly era: number;
  readonly number: number;
  readonly text: string;
}

const AMOUNT = 1;

/**
 * Writes a movement into an outbox by hand, as the unit of work does: so a transaction can stay open after it, or the row
 * be one that no contract lets through. @returns the event's id
 */
export async function insertRawEvent(db: Db, source: Source, event: RawEvent): Promise<string> {
  const { topic, account, era, number, text } = event;
  const [counter] = await db.query<{ last: number; epoch: number }>(
    `INSERT INTO outbox_sequence AS known (topic, key, last) VALUES ($1, $2, 1)
     ON CONFLICT (topic, key) DO UPDATE SET last = known.last + 1
     RETURNING last, (SELECT epoch FROM outbox_meta) AS epoch`,
    [topic, account],
  );
  const { last = 1, epoch = 1 } = counter ?? {};
  const id = uuidv7();
  const headers = toHeaders({
    id,
    type: movements[source].type,
    source: '/chaos/source',
    key: account,
    time: new Date().toISOString(),
    sequence: { epoch, number: last },
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  });
  const payload = { account, era, number, amount: AMOUNT, text };
  await db.query(
    `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [laneOf(account), id, topic, account, last, JSON.stringify(headers), JSON.stringify(payload)],
  );
  return id;
}

/** The next number of an account, and the ground truth of an event that was written by hand. */
export async function writeTruth(db: Db, id: string, event: Omit<RawEvent, 'topic' | 'text'>): Promise<void> {
  const { account, era, number } = event;
  await db.query('INSERT INTO written (event_id, account, era, number, amount) VALUES ($1, $2, $3, $4, $5)', [
    id,
    account,
    era,
    number,
    AMOUNT,
  ]);
}
