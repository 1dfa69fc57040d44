import type { Pool, PoolClient } from 'pg';
import { databaseError, endsSession } from './database-error.js';

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
  readonly #onError = (error: Error) => (this.#broken ??= error);

  private constructor(private readonly client: PoolClient) {
    // Without a listener a lost connection would end the process; its statements reject by themselves.
    client.on('error', this.#onError);
  }

  /** @throws KervanError DATABASE_UNAVAILABLE */
  static async from(pool: Pool): Promise<Connection> {
    try {
      return new Connection(await pool.connect());
    } catch (error) {
      throw databaseError(error);
    }
  }

  readonly execute: Execute = async (sql, parameters = []) => {
    try {
      return await this.client.query({ text: sql, values: [...parameters] });
    } catch (error) {
      // What the server said when it closed the connection tells more than the silence after it.
      if (endsSession(error)) this.#onError(error);
      throw databaseError(this.#broken ?? error);
    }
  };

  onNotification(listener: () => void): void {
    this.client.on('notification', listener);
  }

  /** Gives a healthy connection back; a broken one, or one in an unknown state, is closed. */
  release(unusable = false): void {
    this.client.removeListener('error', this.#onError);
    this.client.removeAllListeners('notification');
    this.client.release(this.#broken ?? unusable);
  }
}
