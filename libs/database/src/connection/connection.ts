import { Writable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import { databaseError, endsSession, isStale } from './database-error.js';
import { FrequentStatements } from './frequent-statements.js';

/** What the server answered to one statement. */
export interface Answer<Row> {
  readonly rows: Row[];
  readonly rowCount: number | null;
  /** Command tag without counts: `COMMIT`, `ROLLBACK`, `INSERT`. */
  readonly command: string;
}

/** Runs one statement; the row type is the caller's claim about its own SELECT list. */
export type Execute = <Row extends object>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<Answer<Row>>;

/** One connection taken out of the pool. Statements are pipelined: they may be issued without awaiting each other. */
export class Connection {
  #broken: Error | undefined;
  readonly #socket: Writable | undefined;
  readonly #statements: FrequentStatements;
  #gathering = false;
  readonly #onError = (error: Error) => (this.#broken ??= error);

  private constructor(
    private readonly client: PoolClient,
    private readonly longestMs: number | undefined,
  ) {
    this.#statements = FrequentStatements.of(client);
    this.#socket = socketOf(client);
    // Without a listener a lost connection would end the process; its statements reject by themselves.
    client.on('error', this.#onError);
  }

  /**
   * @param longestMs a statement may take before the connection is taken for lost
   * @throws KervanError DATABASE_UNAVAILABLE
   */
  static async from(pool: Pool, longestMs?: number): Promise<Connection> {
    try {
      return new Connection(await pool.connect(), longestMs);
    } catch (error) {
      throw databaseError(error);
    }
  }

  readonly execute: Execute = async (sql, parameters = []) => {
    this.#gather();
    const name = parameters.length > 0 ? this.#statements.nameOf(sql) : undefined;
    try {
      return await this.client.query({
        ...(name && { name }),
        text: sql,
        values: [...parameters],
        ...(this.longestMs !== undefined && { query_timeout: this.longestMs }),
      });
    } catch (error) {
      // What the server said when it closed the connection tells more than the silence after it.
      if (endsSession(error) || isStale(error)) this.#onError(error);
      throw databaseError(this.#broken ?? error);
    }
  };

  /** What is issued without awaiting goes out together: one system call, not one for each statement. */
  #gather(): void {
    if (this.#gathering || !this.#socket) return;
    this.#gathering = true;
    const socket = this.#socket;
    socket.cork();
    process.nextTick(() => {
      this.#gathering = false;
      socket.uncork();
    });
  }

  onNotification(channel: string, listener: () => void): void {
    this.client.on('notification', (notification) => {
      if (notification.channel === channel) listener();
    });
  }

  /** Gives a healthy connection back; a broken one, or one in an unknown state, is closed. */
  release(unusable = false): void {
    this.client.removeListener('error', this.#onError);
    this.client.removeAllListeners('notification');
    this.client.release(this.#broken ?? unusable);
  }
}

/** The driver has no name for it; without it nothing is lost but speed. */
function socketOf(client: PoolClient): Writable | undefined {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown = typeof connection === 'object' && connection && Reflect.get(connection, 'stream');
  return stream instanceof Writable ? stream : undefined;
}
