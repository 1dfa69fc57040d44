import { toHeaders, VOID_TYPE } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { MovementAnswered, movements } from '../services/movement.js';
import type { Evidence } from './evidence.js';
import { idNumber, tallyKey } from './tally.js';
import { TopicLog } from './topic-log.js';

export const { topic } = movements.debit;
export const account = 'steady-1';
const key = tallyKey(topic, account);

/** Ids of the movements of the account, in order. */
export const movementIds = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const answerIds = ['00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-0000000000bb'];
const ids = movementIds.reduce((sum, id) => sum + idNumber(id), 0);

/** A record as the broker gives it. */
export function recordOf(
  id: string,
  number: number,
  change: { type?: string; value?: string } = {},
): IncomingRecord {
  const { type = movements.debit.type, value = '{}' } = change;
  const none = {
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  const envelope = { id, type, source: '/spec', key: account, time: '2010-12-01T00:00:00Z' };
  const headers = toHeaders({ ...envelope, ...none, sequence: { epoch: 1, number } });
  return { topic, partition: 0, offset: 0, key: account, value, headers, timestamp: 0 };
}

export function voidOf(id: string, number: number): IncomingRecord {
  return recordOf(id, number, { type: VOID_TYPE });
}

export function movementLog(records: readonly IncomingRecord[]): TopicLog {
  const log = new TopicLog((_record, id) => id);
  for (const record of records) log.add(record);
  return log;
}

/** @param answered ids of the movements that the answers name */
export function answerLog(answered: readonly string[]): TopicLog {
  const log = new TopicLog(({ value }) => value ?? '');
  answered.forEach((id, index) =>
    log.add(recordOf(answerIds[index] ?? id, index + 1, { type: MovementAnswered.type, value: id })),
  );
  return log;
}

const rest = { unpublished: 0, parked: 0 };

/** Of a run in which two movements of one account went through. */
export function goodEvidence(change: Partial<Evidence> = {}): Evidence {
  return {
    written: new Map([[key, { count: 2, ids, amount: 21 }]]),
    broker: {
      movements: [movementLog(movementIds.map((id, index) => recordOf(id, index + 1)))],
      answers: answerLog(movementIds),
    },
    effects: { tallies: new Map([[key, { count: 2, ids }]]), doubles: 0, inversions: 0 },
    sums: new Map([[key, { events: 2, total: 21, inversions: 0 }]]),
    waiting: { debit: rest, credit: rest, projection: rest, effect: rest },
    lag: 0,
    relays: { late: 3, retried: 5, swept: 0, sequenceBreaks: 0 },
    recoveries: [],
    ...change,
  };
}
