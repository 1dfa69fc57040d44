import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Unit, UnitOfWork } from '@kervan/outbox';
import { takeLocksOf } from '../chunk/take-locks.js';
import { failureOf, fork, gap, outcomeOf, type Failure } from '../failures/failure.js';
import { EventFailed } from '../handling/event-failed.js';
import { handleEvent } from '../handling/handle-event.js';
import { advance } from '../marks/mark.js';
import { writeMarks } from '../marks/write-marks.js';
import { dueIn } from '../parking/due-in.js';
import { handlerOf, isForeign, type Delivery } from '../reading/delivery.js';
import type { RecordReader } from '../reading/read-record.js';
import type { Receipt } from '../receipts/receipt.js';
import type { Receipts } from '../receipts/receipts.js';
import { failHead } from './fail-head.js';
import { findHead, type Found } from './find-head.js';
import { committed } from './committed.js';
import { forgetStart, headStart, MOST_ENDED } from './head-start.js';
import { headTurns } from './head-turns.js';
import type { HeadWatch } from './head-watch.js';
import { deleteHead, type ParkedKey } from './parked-head.js';
import type { RetryPolicy } from './retry-policy.js';

/** What became of the head of a parked key; `waiting`: it stays; `refused`: the watch did not admit it. */
export type HeadResult =
  | { readonly kind: 'done' | 'empty' | 'refused' }
  | { readonly kind: 'waiting'; readonly delivery: Delivery; readonly failure: Failure };

/** Failure of the try before, to be recorded if its event is still the head. */
export interface FailedHead {
  readonly eventId: string;
  readonly error: unknown;
  readonly durationMs: number;
}

/** Tries the head of a parked key by the rules of the marks, in a transaction of its own. */
export class HeadTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly reader: RecordReader,
    private readonly policy: RetryPolicy,
    private readonly receipts: Receipts,
  ) {}

  /** @throws EventFailed for whatever fails while the head is tried; the transaction is rolled back. */
  run(key: ParkedKey, watch?: HeadWatch, failed?: FailedHead): Promise<HeadResult> {
    return headTurns.of(key, () => this.#run(key, watch, failed));
  }

  /**
   * Locks a key and reads its head, null where it has none, in somebody else's transaction.
   *
   * @throws KervanError CLAIM_MISSING
   */
  find(db: Db, key: ParkedKey): Promise<Found | null> {
    return findHead(db, this.consumer, key, (record) => this.reader.readWhole(record));
  }

  /** Like `find` for those who do not handle the head: its payload is not fetched, so it may be lost. */
  look(db: Db, key: ParkedKey): Promise<Found | null> {
    return findHead(db, this.consumer, key, (record) => this.reader.read(record));
  }

  /** Tries a head that was found in the same transaction, which stays open. @throws EventFailed */
  async decide(
    unit: Unit,
    key: ParkedKey,
    found: Found | null,
    watch?: HeadWatch,
    failed?: FailedHead,
  ): Promise<HeadResult> {
    if (!found) return { kind: 'empty' };
    if (watch && !(await watch.admits(unit.db, found.head))) return { kind: 'refused' };
    const result = await this.#take(unit, key, found, failed);
    if (result.kind === 'waiting') watch?.failed(unit.db, found.head, result.failure);
    else watch?.done(unit.db, found.head);
    return result;
  }

  async #run(key: ParkedKey, watch?: HeadWatch, failed?: FailedHead): Promise<HeadResult> {
    const unit = await this.unitOfWork.begin(failed ? undefined : headStart(this.consumer, key));
    let found: Found | null = null;
    try {
      found = await this.find(unit.db, key);
      const result = await this.decide(unit, key, found, watch, failed);
      if (result.kind === 'empty' || result.kind === 'refused') void forgetStart(unit.db, this.consumer, key);
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      if (!failed) await this.#survived(key);
      // Even what fails at COMMIT, as a deferred constraint does, belongs to the only event there is.
      if (error instanceof EventFailed || !found || failed) throw error;
      throw new EventFailed(found.delivery, error, 0);
    }
  }

  /** Should the note stay, because the database is away, the head counts as begun once more. */
  async #survived(key: ParkedKey): Promise<void> {
    await committed(this.unitOfWork, (db) => forgetStart(db, this.consumer, key)).catch(() => undefined);
  }

  async #take(unit: Unit, key: ParkedKey, found: Found, failed?: FailedHead): Promise<HeadResult> {
    const { head, delivery, verdict } = found;
    const { content } = delivery;
    if (verdict === 'gap') return this.#keep(unit, key, found, gap);
    if (verdict === 'fork') return this.#keep(unit, key, found, fork);
    if (verdict === 'duplicate') {
      return this.#takeOut(unit, key, found, () => ({ ...receiptOf(found), outcome: 'duplicate' }));
    }
    if (failed?.eventId === head.eventId) {
      return this.#keep(unit, key, found, this.#failure(found, failed.error), failed.durationMs);
    }
    if (content.kind === 'unreadable') {
      return this.#keep(unit, key, found, failureOf(content.error, content.handler));
    }
    if (content.kind === 'event' && found.started > MOST_ENDED) {
      const ended = new KervanError('PROCESS_ENDED', 'every process ended that handled the event');
      return this.#keep(unit, key, found, { ...failureOf(ended, handlerOf(delivery)), state: 'DEAD' });
    }
    return this.#handle(unit, key, found);
  }

  async #handle(unit: Unit, key: ParkedKey, found: Found): Promise<HeadResult> {
    const { head, delivery, mark } = found;
    takeLocksOf(unit, [delivery]);
    const attempt = { consumer: this.consumer, number: head.attempts + 1, parkedMs: head.parkedMs };
    const { durationMs, touched } = await handleEvent(unit, delivery, attempt);
    if (!isForeign(delivery)) {
      const moved = advance(mark, delivery.envelope.id, delivery.position);
      void writeMarks(unit.db, this.consumer, key.topic, new Map([[key.key, moved]]));
    }
    const outcome = delivery.content.kind === 'skip' ? 'skipped' : 'handled';
    return this.#takeOut(unit, key, found, () => ({
      ...receiptOf(found),
      outcome,
      durationMs,
      touched: touched(),
    }));
  }

  async #takeOut(unit: Unit, key: ParkedKey, { head }: Found, receipt: () => Receipt): Promise<HeadResult> {
    void deleteHead(unit.db, this.consumer, key, head);
    await unit.settle();
    this.receipts.tell(unit, { ...key, consumer: this.consumer }, [receipt()], 'parked');
    return { kind: 'done' };
  }

  async #keep(
    unit: Unit,
    key: ParkedKey,
    found: Found,
    failure: Failure,
    durationMs = 0,
  ): Promise<HeadResult> {
    const { head, delivery } = found;
    const tried = failure !== gap && failure !== fork;
    const attempts = head.attempts + (tried ? 1 : 0);
    // A gap that is still one after its time stays silent until the missing event arrives.
    const known = head.state === failure.state && !tried;
    const dueInMs = known ? null : dueIn(failure.state, this.policy.waitMs(attempts));
    await failHead(unit.db, this.consumer, key, head, failure, attempts, dueInMs);
    if (!known) {
      const { fingerprint } = failure;
      const receipt = { ...receiptOf(found), outcome: outcomeOf(failure), durationMs, fingerprint };
      this.receipts.tell(unit, { ...key, consumer: this.consumer }, [receipt], 'parked');
    }
    return { kind: 'waiting', delivery, failure };
  }

  #failure({ head, delivery }: Found, error: unknown): Failure {
    const failure = failureOf(error, handlerOf(delivery));
    return head.attempts + 1 >= this.policy.attempts ? { ...failure, state: 'DEAD' } : failure;
  }
}

function receiptOf({ delivery, head }: Found): Omit<Receipt, 'outcome'> {
  return { delivery, attempt: head.attempts + 1, durationMs: 0, fingerprint: null, touched: [] };
}
