import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { Connection } from './connection/connection.js';
import { onlyOn, refuseIfAnother } from './connection/only.js';
import { Session } from './connection/session.js';
import { migrate } from './migrate.js';
import { EntityPlans } from './sql/entity-plans.js';
import { Transaction, type Statement } from './transaction/transaction.js';

/** A PostgreSQL database of one service. It outlives restarts of the server: lost connections are replaced. */
export class Database {
  readonly #plans: EntityPlans;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pool: Pool,
    private readonly longestStatementMs?: number,
  ) {
    this.#plans = new EntityPlans(dataSource);
  }

  /**
   * One statement in its own transaction.
   *
   * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_CONTENTION, DATABASE_REFUSED
   */
  async query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const connection = await this.#connection();
    try {
      const { rows } = await connection.execute<Row>(sql, parameters);
      return rows;
    } finally {
      connection.release();
    }
  }

  /**
   * Opens a transaction; BEGIN travels with its first statement.
   *
   * @param before statement that commits by itself first, whatever becomes of the transaction; travels with BEGIN. Where
   * it fails the transaction cannot commit.
   * @throws KervanError DATABASE_UNAVAILABLE
   */
  async begin(before?: Statement): Promise<Transaction> {
    return new Transaction(await this.#connection(), this.#plans, before);
  }

  /** The same for statements that take as long as they take. @throws KervanError DATABASE_UNAVAILABLE */
  async beginLong(): Promise<Transaction> {
    return new Transaction(await this.#connection(null), this.#plans);
  }

  /** Holds one connection until it is closed. @throws KervanError DATABASE_UNAVAILABLE */
  async session(): Promise<Session> {
    return new Session(await this.#connection());
  }

  /** Runs the migrations this database was connected with and has not seen; safe when two processes start at once. */
  async migrate(): Promise<void> {
    await migrate(this.dataSource, new Session(await this.#connection(null)));
  }

  /**
   * Runs work that may use this database only, also in what it leaves running: any other one refuses it with
   * REPLAY_HAS_EFFECT, such as the live one inside a replay.
   */
  only<Result>(work: () => Result): Result {
    return onlyOn(this, work);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  async #connection(longestMs: number | null | undefined = this.longestStatementMs): Promise<Connection> {
    refuseIfAnother(this);
    return Connection.from(this.pool, longestMs ?? undefined);
  }
}
