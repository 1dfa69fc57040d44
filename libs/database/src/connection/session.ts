import type { Connection } from './connection.js';

/**
 * One connection held for long, in autocommit: statements run in the order they were issued, each with its own
 * snapshot, and may be pipelined. After DATABASE_UNAVAILABLE close it and open another one.
 */
export class Session {
  #closed = false;

  constructor(private readonly connection: Connection) {}

  async query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.connection.execute<Row>(sql, parameters);
    return rows;
  }

  /** Calls `wake` for each notification on the channel, for as long as the session lives. */
  async listen(channel: string, wake: () => void): Promise<void> {
    this.connection.onNotification(channel, wake);
    await this.connection.execute(`LISTEN "${channel}"`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // Closed for good: a session carries LISTEN and settings the next user of a pooled connection must not inherit.
    this.connection.release(true);
  }
}
