import { setTimeout as delay } from 'node:timers/promises';
import { classOf, codeOf } from '../failures/classify.js';
import { committed } from '../retrying/committed.js';
import { tryHead } from '../retrying/try-head.js';
import { FailureWatch } from './failure-watch.js';
import { lockItem, waitingItems, writeStep } from './item-rows.js';
import { runDry, runStep } from './item-transaction.js';
import type { JobParts, LeasedJob } from './job-parts.js';
import { Pace } from './pace.js';
import type { ItemStep, RedriveItem } from './redrive-item.js';
import { RetryWatch } from './retry-watch.js';
import { workOf, type WorkOfJob } from './work-of-job.js';

const ITEMS_READ = 100;
/** Keys that are worked at side by side. */
const LANES = 4;
/** Before items that met other transactions again and again are tried once more. */
const PAUSE_MS = 500;
const WAITING: ItemStep = { state: 'WAITING', handled: 0 };
const UNPACED = { perSecond: null, ramp: false, stopAtFailures: 1 };

/** How a run of a job ended. `left`: paused, cancelled, or taken over. */
export type RunEnd = 'done' | 'stopped' | 'left';

/** Works off the items of one job, as long as the signal lets it. What it did is in the rows, not in here. */
export class JobRun {
  readonly #work: WorkOfJob;
  readonly #pace: Pace;
  readonly #failures: FailureWatch;
  /** The job is no longer this instance's, or not to be done now. */
  #lost = false;

  constructor(
    private readonly parts: JobParts,
    private readonly job: LeasedJob,
    private readonly signal: AbortSignal,
  ) {
    const pacing = job.plan.pacing ?? UNPACED;
    this.#work = workOf(parts, job);
    this.#pace = new Pace(pacing);
    this.#failures = new FailureWatch(pacing.stopAtFailures);
  }

  /** @throws what is of class infrastructure: the job goes on later where it is. */
  async run(): Promise<RunEnd> {
    const { consumer } = this.parts;
    for (let afterNo = 0; !this.#isOver;) {
      const items = await committed(this.parts.unitOfWork, (db) =>
        waitingItems(db, { id: this.job.id, consumer }, afterNo, ITEMS_READ),
      );
      if (items.length === 0 && afterNo === 0) return 'done';
      if (items.length === 0)
        await delay(PAUSE_MS, undefined, { signal: this.signal }).catch(() => undefined);
      afterNo = items.at(-1)?.no ?? 0;
      await this.#sideBySide(items);
    }
    return this.signal.aborted || this.#lost ? 'left' : 'stopped';
  }

  get #isOver(): boolean {
    return this.signal.aborted || this.#lost || this.#failures.tooMany;
  }

  async #sideBySide(items: readonly RedriveItem[]): Promise<void> {
    const rest = items.values();
    const lane = async () => {
      for (const item of rest) {
        if (this.#isOver) return;
        await this.#item(item);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  async #item(item: RedriveItem): Promise<void> {
    try {
      const last = this.job.dryRun
        ? await runDry(this.parts, this.job, item, this.#work)
        : await this.#live(item);
      if (last === null) this.#lost = true;
      else if (last.state === 'DONE') await this.parts.claims.release(item);
    } catch (error) {
      const errorClass = classOf(error);
      const isLost = codeOf(error) === 'CLAIM_MISSING';
      // A payload that is lost concerns its key, and too many of them stop the job.
      if (isLost) this.#failures.note(false);
      else if (errorClass === 'infrastructure') throw error;
      this.parts.logger.warn(
        { job: this.job.id, no: item.no, code: codeOf(error) },
        'item of a redrive failed',
      );
      if (errorClass !== 'contention') await this.#fail(item, codeOf(error));
    }
  }

  /** @returns what the item came to; null: it is not to be done, or no longer by this instance. */
  async #live(item: RedriveItem): Promise<ItemStep | null> {
    const { step, tries } = this.#work;
    let last: ItemStep | null = WAITING;
    while (step && last?.state === 'WAITING' && !this.#isOver) {
      last = await runStep(this.parts, this.job, item, step);
      if (tries) break;
    }
    return tries && last?.state === 'WAITING' ? this.#try(item) : last;
  }

  /** Tries the heads of a key one after the other, each when its turn has come, until one fails. */
  async #try(item: RedriveItem): Promise<ItemStep | null> {
    for (;;) {
      await this.#pace.turn(this.signal);
      if (this.#isOver) return WAITING;
      const watch = new RetryWatch(this.parts.consumer, this.job, item);
      const result = await tryHead(this.parts.heads, item, watch);
      if (result.kind === 'empty') return this.#empty(item);
      if (result.kind !== 'refused') this.#failures.note(result.kind === 'done');
      if (watch.step?.state !== 'WAITING') return watch.step;
    }
  }

  /** Somebody else handled what was left of a key. */
  #empty(item: RedriveItem): Promise<ItemStep | null> {
    return runStep(this.parts, this.job, item, (_, __, handled) =>
      Promise.resolve({ state: handled > 0 ? 'DONE' : 'CHANGED', handled: 0 }),
    );
  }

  async #fail(item: RedriveItem, code: string): Promise<void> {
    await committed(this.parts.unitOfWork, async (db) => {
      if ((await lockItem(db, this.job, item.no)) !== null)
        await writeStep(db, this.job.id, item.no, { state: 'FAILED', handled: 0, code });
    });
  }
}
