import { setTimeout as delay } from 'node:timers/promises';
import type { Statement } from '@kervan/database';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { classOf } from '../failures/classify.js';
import { committed } from '../retrying/committed.js';
import { clearStarts, forgetStart, headStart } from '../retrying/head-start.js';
import { headTurns } from '../retrying/head-turns.js';
import { asDryRun } from './dry-run.js';
import { failureIn } from './dry-retry.js';
import { lockItem, writeStep } from './item-rows.js';
import type { StepOf } from './item-step.js';
import type { JobParts, LeasedJob } from './job-parts.js';
import type { ItemState, ItemStep, RedriveItem } from './redrive-item.js';
import type { WorkOfJob } from './work-of-job.js';

const CONTENTION: BackOff = { firstMs: 10, maxMs: 500 };
const CONTENTIONS = 10;

/**
 * Runs one step of an item and books it, in one transaction.
 *
 * @returns null where the item is not to be done, or no longer by this instance.
 * @throws what fails in it; nothing is written then.
 */
export function runStep(
  { unitOfWork }: Pick<JobParts, 'unitOfWork'>,
  job: LeasedJob,
  item: RedriveItem,
  step: StepOf,
): Promise<ItemStep | null> {
  return againAfterContention(async () => {
    const unit = await unitOfWork.begin();
    try {
      const handled = await lockItem(unit.db, job, item.no);
      const result = handled === null ? null : await step(unit, item, handled);
      if (result) void writeStep(unit.db, job.id, item.no, result);
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  });
}

/**
 * Runs all steps of an item in a transaction that is rolled back, and books what would have become of it. Where heads are
 * tried in it that is noted: one that ends processes ends only a few.
 */
export async function runDry(
  { unitOfWork, consumer }: Pick<JobParts, 'unitOfWork' | 'consumer'>,
  job: LeasedJob,
  item: RedriveItem,
  { dry, tries }: Pick<WorkOfJob, 'dry' | 'tries'>,
): Promise<ItemStep | null> {
  const start = tries ? headStart(consumer, item) : undefined;
  const run = () => asDryRun(() => rolledBack(unitOfWork, item, dry, start));
  const would = await againAfterContention(() => (tries ? headTurns.of(item, run) : run())).catch(
    async (error: unknown) => {
      await committed(unitOfWork, (db) => forgetStart(db, consumer, item)).catch(() => undefined);
      throw error;
    },
  );
  return committed(unitOfWork, async (db) => {
    const locked = await lockItem(db, job, item.no);
    if (tries) void clearStarts(db, consumer, item);
    if (locked === null) return null;
    const booked = { ...would, state: dryState(would.state) };
    await writeStep(db, job.id, item.no, booked);
    return booked;
  });
}

async function rolledBack(
  unitOfWork: JobParts['unitOfWork'],
  item: RedriveItem,
  steps: readonly StepOf[],
  start: Statement | undefined,
): Promise<ItemStep> {
  const unit = await unitOfWork.begin(start);
  let handled = 0;
  try {
    let result: ItemStep = { state: 'DONE', handled: 0 };
    for (const step of steps) {
      result = await step(unit, item, handled);
      handled += result.handled;
      if (result.state !== 'WAITING') break;
    }
    // After a failed statement nothing more can be asked of the transaction.
    if (result.state === 'FAILED') return { ...result, handled };
    await unit.settle();
    await unit.db.query('SET CONSTRAINTS ALL IMMEDIATE');
    return { ...result, handled };
  } catch (error) {
    const { code, fingerprint } = failureIn(error);
    return { state: 'FAILED', handled, code, fingerprint };
  } finally {
    await unit.rollback();
  }
}

function dryState(state: ItemState): ItemState {
  if (state === 'CHANGED') return state;
  return state === 'FAILED' ? 'WOULD_FAIL' : 'WOULD_SUCCEED';
}

async function againAfterContention<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let contentions = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (classOf(error) !== 'contention' || contentions === CONTENTIONS) throw error;
      await delay(waitAfter(++contentions, CONTENTION));
    }
  }
}
