import { randomBytes, randomUUID } from 'node:crypto';
import { movements, sources } from '../services/movement.js';
import { insertRawEvent, writeTruth } from '../sessions/raw-event.js';
import type { Fault } from './fault.js';

/** Accounts of events that the broker refuses: their rows must wait alone. */
export const REFUSED = 'refused-';

/** A topic that does not exist: what is written to it is held for good. */
export const NOWHERE = 'chaos.nowhere';

/** More than a broker takes in one record, whatever compression makes of it. */
const TOO_LARGE = 3_000_000;

/**
 * An event that is too large, with a good one of the same account behind it, and one for a topic that does not exist: both
 * wait until an operator skips the bad one.
 */
export const refusedRecords: Fault = async ({ stack: { databases } }, _planned, struck) => {
  for (const source of sources) {
    const { topic } = movements[source];
    const account = `${REFUSED}${randomUUID()}`;
    const transaction = await databases[source].begin();
    const { db } = transaction;
    const [control] = await db.query<{ era: number }>('SELECT era FROM load_control');
    const movement = { account, era: control?.era ?? 1, number: 1 };
    const text = randomBytes(TOO_LARGE).toString('base64');
    await insertRawEvent(db, source, { ...movement, topic, number: 0, text });
    await writeTruth(db, await insertRawEvent(db, source, { ...movement, topic, text: 'good' }), movement);
    await insertRawEvent(db, source, { ...movement, topic: NOWHERE, number: 0, text: 'lost' });
    await transaction.commit();
  }
  struck();
};
