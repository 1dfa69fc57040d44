import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type Database } from '@kervan/database';
import type { ChaosDatabases } from '../stack/make-databases.js';
import { movements, type Source, sources } from '../services/movement.js';
import { insertRawEvent, writeTruth } from './raw-event.js';

/** How long a writer stays between its INSERT and its COMMIT. */
const LATE_MS = [500, 3_000, 8_000] as const;

/**
 * Transactions that stand open beside the load: for the whole run one that wrote an event and one with an old snapshot in
 * each source, and others that commit long after their events got their ids. One that the server ended is opened again.
 */
export class OpenSessions {
  readonly #ending = new AbortController();
  readonly #running: Promise<unknown>;

  constructor(databases: ChaosDatabases) {
    this.#running = Promise.all(sources.map((source) => this.#keep(source, databases[source].adminUrl)));
  }

  /** What waits commits now; resolves when it has. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #keep(source: Source, url: string): Promise<void> {
    const settings = { idle_in_transaction_session_timeout: '0', transaction_timeout: '0' };
    const database = await connectDatabase({ url, applicationName: 'chaos-idle', poolSize: 8, settings });
    const { signal } = this.#ending;
    const again = async (work: () => Promise<void>): Promise<void> => {
      while (!signal.aborted) await work().catch(() => this.#wait(1_000));
    };
    await Promise.all([
      again(() => this.#writeLate(database, source, null)),
      again(() => this.#read(database)),
      ...LATE_MS.map((heldMs) => again(() => this.#writeLate(database, source, heldMs))),
    ]);
    await database.close();
  }

  /** One event in a transaction that is held open. @param heldMs null: to the end of the run */
  async #writeLate(database: Database, source: Source, heldMs: number | null): Promise<void> {
    const transaction = await database.begin();
    try {
      const { db } = transaction;
      const [control] = await db.query<{ era: number }>('SELECT era FROM load_control');
      const event = { account: `late-${randomUUID()}`, era: control?.era ?? 1, number: 1 };
      const { topic } = movements[source];
      await writeTruth(db, await insertRawEvent(db, source, { ...event, topic, text: 'late' }), event);
      await this.#hold(db, heldMs);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async #read(database: Database): Promise<void> {
    const transaction = await database.begin();
    try {
      await transaction.db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await transaction.db.query('SELECT count(*) FROM account');
      await this.#hold(transaction.db, null);
    } finally {
      await transaction.rollback();
    }
  }

  /** Idle in the transaction. @throws KervanError DATABASE_UNAVAILABLE when the server ended it. */
  async #hold(db: { query(sql: string): Promise<object[]> }, heldMs: number | null): Promise<void> {
    const end = performance.now() + (heldMs ?? Infinity);
    while (!this.#ending.signal.aborted && performance.now() < end) {
      await this.#wait(Math.min(2_000, end - performance.now()));
      await db.query('SELECT 1');
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.#ending.signal }).catch(() => undefined);
  }
}
