import type { Db } from '@kervan/database';
import type { Unit, UnitOfWork } from '@kervan/outbox';
import { takeLocks } from '../chunk/take-locks.js';
import { failureOf, fork, gap, outcomeOf, type Failure } from '../failures/failure.js';
import { handleEvent } from '../handling/handle-event.js';
import { lockMarks } from '../marks/lock-marks.js';
import { advance, judge, unseen, type Mark, type Verdict } from '../marks/mark.js';
import { writeMarks } from '../marks/write-marks.js';
import { dueIn } from '../parking/park.js';
import { isForeign, type Delivery } from '../reading/delivery.js';
import type { RecordReader } from '../reading/read-record.js';
import { publishReceipts } from '../receipts/publish-receipts.js';
import type { Receipt } from '../receipts/receipt.js';
import { failHead } from './fail-head.js';
import { deleteHead, readHead, type ParkedHead, type ParkedKey } from './parked-head.js';
import type { RetryPolicy } from './retry-policy.js';

/** What became of the head of a parked key; `waiting`: it stays, with the reason where it is a new one. */
export type HeadResult =
  | { readonly kind: 'done' | 'empty' }
  | { readonly kind: 'waiting'; readonly delivery: Delivery; readonly failure: Failure };

/** Failure of the try before, to be recorded if its event is still the head. */
export interface FailedHead {
  readonly eventId: string;
  readonly error: unknown;
  readonly durationMs: number;
}

interface Found {
  readonly head: ParkedHead;
  readonly delivery: Delivery;
  readonly mark: Mark;
  readonly verdict: Verdict;
}

/** Tries the head of a parked key by the rules of the marks, in a transaction of its own. */
export class HeadTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly reader: RecordReader,
    private readonly policy: RetryPolicy,
  ) {}

  /** @throws EventFailed for a failing handler, else the first error of the transaction, which is rolled back. */
  async run(key: ParkedKey, failed?: FailedHead): Promise<HeadResult> {
    const unit = await this.unitOfWork.begin();
    try {
      const result = await this.#take(unit, key, failed);
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }

  async #take(unit: Unit, key: ParkedKey, failed: FailedHead | undefined): Promise<HeadResult> {
    const found = await this.#find(unit.db, key);
    if (!found) return { kind: 'empty' };
    const { head, delivery, mark, verdict } = found;
    if (verdict === 'gap' || verdict === 'fork')
      return this.#keep(unit, key, found, verdict === 'gap' ? gap : fork);
    if (verdict === 'duplicate') return this.#finish(unit, key, found, receipt(found, 'duplicate'));
    if (failed?.eventId === head.eventId) {
      return this.#keep(unit, key, found, this.#failure(found, failed.error), failed.durationMs);
    }
    const { content, envelope, position } = delivery;
    if (content.kind === 'unreadable') {
      return this.#keep(unit, key, found, failureOf(content.error, content.handler));
    }
    takeLocks(unit.db, [delivery]);
    const attempt = { consumer: this.consumer, number: head.attempts + 1, parkedMs: head.parkedMs };
    const { durationMs, touched } = await handleEvent(unit, delivery, attempt);
    if (!isForeign(delivery)) {
      void writeMarks(
        unit.db,
        this.consumer,
        key.topic,
        new Map([[key.key, advance(mark, envelope.id, position)]]),
      );
    }
    const outcome = content.kind === 'skip' ? 'skipped' : 'handled';
    void deleteHead(unit.db, this.consumer, key, head);
    await unit.settle();
    publishReceipts(
      unit,
      this.#stream(key),
      [{ ...receipt(found, outcome), durationMs, touched: touched() }],
      true,
    );
    return { kind: 'done' };
  }

  async #find(db: Db, key: ParkedKey): Promise<Found | null> {
    const address = [this.consumer, key.topic, key.key];
    const [marks, , [partition], head] = await Promise.all([
      lockMarks(db, this.consumer, key.topic, [key.key]),
      db.query('SELECT 1 FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3 FOR SHARE', address),
      db.query<{ readonly historyMissing: boolean }>(
        `SELECT first_offset > 0 AS "historyMissing" FROM inbox_partition
         WHERE consumer = $1 AND topic = $2 AND partition = $3`,
        [this.consumer, key.topic, key.partition],
      ),
      readHead(db, this.consumer, key),
    ]);
    if (!head) return null;
    const delivery = this.reader.read(head.record);
    const mark = marks.get(key.key) ?? unseen;
    const historyMissing = partition?.historyMissing ?? false;
    const verdict = isForeign(delivery)
      ? 'next'
      : judge(mark, head.eventId, delivery.position, historyMissing);
    return { head, delivery, mark, verdict };
  }

  async #finish(unit: Unit, key: ParkedKey, { head }: Found, done: Receipt): Promise<HeadResult> {
    await deleteHead(unit.db, this.consumer, key, head);
    publishReceipts(unit, this.#stream(key), [done], true);
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
    const tried = failure.code !== 'SEQUENCE_GAP' && failure.code !== 'SEQUENCE_FORK';
    const attempts = head.attempts + (tried ? 1 : 0);
    // A gap that is still one after its time stays silent until the missing event arrives.
    const known = head.state === failure.state && !tried;
    const dueInMs = known ? null : dueIn(failure.state, this.policy.waitMs(attempts));
    await failHead(unit.db, this.consumer, key, head, failure, attempts, dueInMs);
    if (!known) {
      const { fingerprint } = failure;
      const kept = {
        ...receipt(found, outcomeOf(failure)),
        attempt: Math.max(1, attempts),
        durationMs,
        fingerprint,
      };
      publishReceipts(unit, this.#stream(key), [kept], true);
    }
    return { kind: 'waiting', delivery, failure };
  }

  #failure({ head, delivery }: Found, error: unknown): Failure {
    const handler = delivery.content.kind === 'event' ? delivery.content.route.subscription.handler : '';
    const failure = failureOf(error, handler);
    return head.attempts + 1 >= this.policy.attempts ? { ...failure, state: 'DEAD' } : failure;
  }

  #stream({ topic, partition }: ParkedKey) {
    return { consumer: this.consumer, topic, partition };
  }
}

function receipt({ delivery, head }: Found, outcome: Receipt['outcome']): Receipt {
  return { delivery, outcome, attempt: head.attempts + 1, durationMs: 0, fingerprint: null, touched: [] };
}
