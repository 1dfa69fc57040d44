import { failureOf } from '../failures/failure.js';
import { classOf } from '../failures/classify.js';
import { EventFailed } from '../handling/event-failed.js';
import { handlerOf } from '../reading/delivery.js';
import type { StepOf } from './item-step.js';
import type { JobParts } from './job-parts.js';
import type { ItemStep } from './redrive-item.js';
import { refusalOf } from './retry-watch.js';

/** So many events of a key are tried in one transaction that is rolled back. */
const MOST_EVENTS = 100;
/** Live events of the key wait meanwhile: no other one is begun after this time. */
const MOST_MS = 500;

/** Handles the events of a key one after the other until one fails, in a unit that is to be rolled back. */
export function dryRetry({ heads }: Pick<JobParts, 'heads'>): StepOf {
  return async (unit, item) => {
    const end = performance.now() + MOST_MS;
    for (let handled = 0; ; handled++) {
      const found = await heads.find(unit.db, item);
      if (!found) return { state: handled > 0 ? 'DONE' : 'CHANGED', handled };
      const refusal = refusalOf(item, found.head, handled);
      if (refusal) return { ...refusal, handled };
      if (handled === MOST_EVENTS || (handled > 0 && performance.now() > end))
        return { state: 'DONE', handled };
      try {
        const result = await heads.decide(unit, item, found);
        if (result.kind === 'waiting') return { ...failedBy(result.failure), handled };
      } catch (error) {
        return { ...failedBy(failureIn(error)), handled };
      }
    }
  };
}

/** @throws what says nothing about the event: another transaction was in the way, the database is away. */
export function failureIn(error: unknown) {
  const reason = error instanceof EventFailed ? error.cause : error;
  const errorClass = classOf(reason);
  if (errorClass === 'contention' || errorClass === 'infrastructure') throw reason;
  return failureOf(reason, error instanceof EventFailed ? handlerOf(error.delivery) : '');
}

function failedBy({ code, fingerprint }: ReturnType<typeof failureIn>): Omit<ItemStep, 'handled'> {
  return { state: 'FAILED', code, fingerprint };
}
