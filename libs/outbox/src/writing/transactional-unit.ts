import { KervanError, type Flow } from '@kervan/contracts';
import type { Db, Statement, Transaction } from '@kervan/database';
import { claimLarge, refuseLarge } from '../claim-check/claim-large.js';
import type { ClaimStore } from '../claim-check/claim-store.js';
import { drawNumbers, type NumberRequest } from './number-requests.js';
import { outboxInsert } from './outbox-insert.js';
import type { PendingEvent } from './pending-event.js';
import { SharedParts } from './shared-parts.js';
import type { SharedPart, SharedPartClass } from './tx.js';
import type { Unit } from './unit-of-work.js';
import { UnitTx } from './unit-tx.js';

/** Deferred constraints fail before a counter is locked; travels with the statement after it. */
const checkConstraints: Statement = { sql: 'SET CONSTRAINTS ALL IMMEDIATE', parameters: [] };

/** What the views of one transaction collect, in order of their calls. */
export class TransactionalUnit implements Unit {
  readonly #events: PendingEvent[] = [];
  readonly #numbers: NumberRequest[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #shared: SharedParts;

  constructor(
    private readonly transaction: Transaction,
    private readonly source: string,
    private readonly onPublished: () => void,
    private readonly claims?: ClaimStore,
  ) {
    this.#shared = new SharedParts(transaction.db);
  }

  get db(): Db {
    return this.transaction.db;
  }

  tx(flow: Flow): UnitTx {
    return new UnitTx(this, flow, this.source);
  }

  add(event: PendingEvent): void {
    this.refuseIfFinished();
    if (!this.claims) refuseLarge(event);
    this.#events.push(event);
  }

  request(number: NumberRequest): void {
    this.refuseIfFinished();
    this.#numbers.push(number);
  }

  shared<Part extends SharedPart>(part: SharedPartClass<Part>): Part {
    this.refuseIfFinished();
    return this.#shared.get(part);
  }

  /** Undoes the statements, events and numbers of failing work alone; shared parts are read anew after it. */
  async savepoint<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#shared.flush();
    const events = this.#events.length;
    const numbers = this.#numbers.length;
    try {
      return await this.transaction.savepoint(work);
    } catch (error) {
      this.#events.splice(events);
      this.#numbers.splice(numbers);
      this.#shared.forget();
      throw error;
    }
  }

  async settle(): Promise<void> {
    this.refuseIfFinished();
    await this.transaction.settle();
    await this.#shared.flush();
    await this.transaction.settle();
    while (this.#numbers.length > 0) {
      void this.db.query(checkConstraints.sql);
      await drawNumbers(this.db, this.#numbers.splice(0));
      await this.transaction.settle();
    }
  }

  async commit(): Promise<void> {
    const last = await this.#flush().catch(async (error: unknown) => {
      await this.transaction.rollback();
      throw error;
    });
    await this.transaction.commit(...last);
    if (last.length > 0) this.onPublished();
    for (const work of this.#afterCommit) work();
  }

  afterCommit(work: () => void): void {
    this.#afterCommit.push(work);
  }

  rollback(): Promise<void> {
    return this.transaction.rollback();
  }

  refuseIfFinished(): void {
    if (this.transaction.finished) throw new KervanError('TX_FINISHED', 'the transaction is finished');
  }

  async #flush(): Promise<readonly Statement[]> {
    await this.settle();
    if (this.#events.length === 0) return [];
    // Before the counters are locked: a store is slower than they may be held.
    return [checkConstraints, outboxInsert(await claimLarge(this.claims, this.#events.splice(0)))];
  }
}
