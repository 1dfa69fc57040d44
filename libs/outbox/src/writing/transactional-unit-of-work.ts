import { setTimeout as delay } from 'node:timers/promises';
import { KervanError, type Flow } from '@kervan/contracts';
import type { Database, Db, Statement } from '@kervan/database';
import { v7 as uuidv7 } from 'uuid';
import type { ClaimStore } from '../claim-check/claim-store.js';
import { TransactionalUnit } from './transactional-unit.js';
import type { Tx } from './tx.js';
import { UnitOfWork } from './unit-of-work.js';
import { WakeUp } from './wake-up.js';

/** Of work that meets other transactions. */
const TRIES = 5;
const LONGEST_WAIT_MS = 100;

/** Units of work on PostgreSQL whose events end in the outbox of the same database. */
export class TransactionalUnitOfWork extends UnitOfWork {
  readonly #wakeUp: WakeUp;

  /**
   * @param service `source` is the CloudEvents source of everything published here, `/erp/core`.
   * @param claims where large payloads go; absent: they are refused.
   */
  constructor(
    private readonly database: Database,
    private readonly service: { readonly source: string },
    private readonly claims?: ClaimStore,
  ) {
    super();
    this.#wakeUp = new WakeUp(database);
  }

  override run<Result>(work: (tx: Tx) => Promise<Result>, flow: Partial<Flow> = {}): Promise<Result> {
    return this.#repeated((unit, whole) => work(unit.tx(whole)), flow);
  }

  override runAndRead<Result, Answer>(
    work: (tx: Tx) => Promise<Result>,
    read: (db: Db, result: Result) => Promise<Answer>,
    flow: Partial<Flow> = {},
  ): Promise<Answer> {
    return this.#repeated(async (unit, whole) => {
      const result = await work(unit.tx(whole));
      await unit.settle();
      return read(unit.db, result);
    }, flow);
  }

  async #repeated<Result>(
    work: (unit: TransactionalUnit, flow: Flow) => Promise<Result>,
    flow: Partial<Flow>,
  ): Promise<Result> {
    const whole = { correlationId: uuidv7(), causationId: null, workOrderNo: null, ...flow };
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once((unit) => work(unit, whole));
      } catch (error) {
        if (!metAnother(error) || tries === TRIES) throw error;
        await delay(Math.random() * LONGEST_WAIT_MS);
      }
    }
  }

  async #once<Result>(work: (unit: TransactionalUnit) => Promise<Result>): Promise<Result> {
    const unit = await this.begin();
    try {
      const result = await work(unit);
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }

  override async begin(before?: Statement): Promise<TransactionalUnit> {
    const transaction = await this.database.begin(before);
    return new TransactionalUnit(transaction, this.service.source, () => this.#wakeUp.ring(), this.claims);
  }
}

function metAnother(error: unknown): boolean {
  return error instanceof KervanError && error.class === 'contention';
}
