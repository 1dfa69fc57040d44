import { KervanError } from '@kervan/contracts';
import type { Answer, Connection, Execute } from '../connection/connection.js';
import { isConsequence } from '../connection/database-error.js';
import type { Db } from '../db.js';
import type { EntityPlans } from '../sql/entity-plans.js';
import { EntityDb } from '../sql/entity-db.js';
import { refuseTransactionControl } from './refuse-transaction-control.js';
import { StatementLog } from './statement-log.js';

/** A statement with its parameters. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** One READ COMMITTED transaction. Exactly one of `commit` and `rollback` ends it; any later use is TX_FINISHED. */
export class Transaction {
  readonly db: Db;
  readonly #log = new StatementLog();
  readonly #savepoints: string[] = [];
  #savepointNo = 0;
  #finished = false;

  constructor(
    private readonly connection: Pick<Connection, 'execute' | 'release'>,
    plans: EntityPlans,
    before?: Statement,
  ) {
    const execute: Execute = async (sql, parameters) => {
      refuseTransactionControl(sql);
      return connection.execute(sql, parameters);
    };
    this.db = new EntityDb(execute, plans, (work) => this.#pipelined(work));
    if (before) void this.#execute(before.sql, before.parameters);
    // Not awaited: it travels with the first statement.
    void this.#execute('BEGIN ISOLATION LEVEL READ COMMITTED');
  }

  get finished(): boolean {
    return this.#finished;
  }

  /** Waits for every statement issued so far. @throws the first rejection, even one that was caught. */
  async settle(): Promise<void> {
    await this.#log.settled();
    const rejection = this.#log.firstRejection();
    if (rejection) throw rejection.error;
  }

  /**
   * Commits; on any failure the transaction is rolled back.
   *
   * @param last sent in this order and together with COMMIT; nothing runs between them.
   * @throws KervanError NOT_COMMITTED where the server answered COMMIT with another tag, as it does when the
   * transaction was aborted; the first rejection of a statement; DATABASE_UNAVAILABLE where the outcome is unknown.
   */
  async commit(...last: readonly Statement[]): Promise<void> {
    this.#refuseIfFinished();
    try {
      await this.settle();
    } catch (error) {
      await this.rollback();
      throw error;
    }
    for (const { sql, parameters } of last) void this.#execute(sql, parameters);
    const answer = await this.#end('COMMIT');
    await this.settle();
    if (answer.command !== 'COMMIT') {
      throw new KervanError('NOT_COMMITTED', `COMMIT was answered with ${answer.command}`);
    }
  }

  /** Undoes everything. Never rejects: where the connection is lost the server rolls back by itself. */
  async rollback(): Promise<void> {
    if (this.#finished) return;
    await this.#end('ROLLBACK').catch(() => undefined);
  }

  /** Work that can be undone alone. Savepoints nest; they must not overlap. */
  async savepoint<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#refuseIfFinished();
    const name = `s${String(++this.#savepointNo)}`;
    const start = this.#log.position;
    this.#savepoints.push(name);
    void this.#execute(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.#log.settled();
      const rejection = this.#log.firstRejection(start);
      if (rejection) throw rejection.error;
      this.#refuseIfFinished();
      this.#leave(name);
      void this.#execute(`RELEASE ${name}`);
      return result;
    } catch (error) {
      if (!this.#finished) await this.#undo(name, start);
      throw error;
    }
  }

  async #undo(name: string, start: number): Promise<void> {
    await this.#log.settled();
    this.#leave(name);
    const undone = this.#log.position;
    await this.#execute(`ROLLBACK TO ${name}`).catch(() => undefined);
    void this.#execute(`RELEASE ${name}`);
    if (!this.#log.firstRejection(undone)) this.#log.forget(start);
  }

  /** Overlapping savepoints would undo each other's work: the whole transaction fails. */
  #leave(name: string): void {
    if (this.#savepoints.at(-1) === name) {
      this.#savepoints.pop();
      return;
    }
    const overlap = new KervanError('DATABASE_REFUSED', 'savepoints of one transaction must not overlap');
    void this.#log.track(Promise.reject(overlap)).catch(() => undefined);
  }

  #execute(sql: string, parameters?: readonly unknown[]): Promise<Answer<object>> {
    return this.#pipelined(() => this.connection.execute(sql, parameters));
  }

  #pipelined<Result>(work: () => Promise<Result>): Promise<Result> {
    const statement = this.#finished
      ? Promise.reject<Result>(finished())
      : this.#log.track(this.#withCause(this.#log.position, work()));
    // A caller that pipelines does not await each statement: the log reports what failed, and after the end there is
    // nothing left to fail.
    statement.catch(() => undefined);
    return statement;
  }

  /** In an aborted transaction every statement fails; the error to act on is the one that aborted it. */
  async #withCause<Result>(position: number, statement: Promise<Result>): Promise<Result> {
    try {
      return await statement;
    } catch (error) {
      if (!isConsequence(error)) throw error;
      await this.#log.settled(position);
      throw this.#log.firstRejection()?.error ?? error;
    }
  }

  async #end(command: 'COMMIT' | 'ROLLBACK'): Promise<Answer<object>> {
    this.#finished = true;
    let healthy = false;
    try {
      const answer = await this.connection.execute(command);
      healthy = true;
      return answer;
    } finally {
      await this.#log.settled();
      this.connection.release(!healthy);
    }
  }

  #refuseIfFinished(): void {
    if (this.#finished) throw finished();
  }
}

function finished(): KervanError {
  return new KervanError('TX_FINISHED', 'the transaction is finished');
}
