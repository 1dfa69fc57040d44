import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { Connection } from './connection/connection.js';
import { Session } from './connection/session.js';
import { migrate } from './migrate.js';
import { EntityPlans } from './sql/entity-plans.js';
import { Transaction } from './transaction/transaction.js';

/** A PostgreSQL database of one service. It outlives restarts of the server: lost connections are replaced. */
export class Database {
  readonly #plans: EntityPlans;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pool: Pool,
  ) {
    this.#plans = new EntityPlans(dataSource);
  }

  /**
   * One statement in its own transaction.
   *
   * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_CONTENTION, DATABASE_REFUSED
   */
  async query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const connection = await Connection.from(this.pool);
    try {
      const { rows } = await connection.execute<Row>(sql, parameters);
      return rows;
    } finally {
      connection.release();
    }
  }

  /** Opens a transaction; BEGIN travels with its first statement. @throws KervanError DATABASE_UNAVAILABLE */
  async begin(): Promise<Transaction> {
    return new Transaction(await Connection.from(this.pool), this.#plans);
  }

  /** Holds one connection until it is closed. @throws KervanError DATABASE_UNAVAILABLE */
  async session(): Promise<Session> {
    return new Session(await Connection.from(this.pool));
  }

  /** Runs the migrations this database was connected with and has not seen; safe when two processes start at once. */
  async migrate(): Promise<void> {
    await migrate(this.dataSource, await this.session());
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
