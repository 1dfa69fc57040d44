import { setTimeout as delay } from 'node:timers/promises';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { classOf } from '../failures/classify.js';
import { EventFailed } from '../handling/event-failed.js';
import type { FailedHead, HeadResult, HeadTransaction } from './head-transaction.js';
import type { HeadWatch } from './head-watch.js';
import type { ParkedKey } from './parked-head.js';

const CONTENTION: BackOff = { firstMs: 10, maxMs: 500 };
const CONTENTIONS = 10;

/**
 * Tries the head of a parked key once: what meets other transactions again, and what fails is recorded with it in a
 * second transaction.
 *
 * @throws the reason of class infrastructure or, after ten times, contention: nothing is recorded, it may be tried again.
 */
export async function tryHead(
  heads: Pick<HeadTransaction, 'run'>,
  key: ParkedKey,
  watch?: HeadWatch,
): Promise<HeadResult> {
  let failed: FailedHead | undefined;
  for (let contentions = 0; ;) {
    try {
      return await heads.run(key, watch, failed);
    } catch (error) {
      const reason = error instanceof EventFailed ? error.cause : error;
      const errorClass = classOf(reason);
      if (errorClass === 'contention' && contentions < CONTENTIONS)
        await delay(waitAfter(++contentions, CONTENTION));
      else if (
        !(error instanceof EventFailed) ||
        errorClass === 'infrastructure' ||
        errorClass === 'contention'
      )
        throw reason;
      else failed = { eventId: error.delivery.envelope.id, error: reason, durationMs: error.durationMs };
    }
  }
}
