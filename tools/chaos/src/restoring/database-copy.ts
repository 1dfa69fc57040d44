import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kervan/database';

const PAUSE_MS = 200;
const ATTEMPTS = 50;

/** A copy of a database as it was at one time, to be put in its place later: what a restored backup is. */
export class DatabaseCopy {
  private constructor(
    private readonly admin: Pick<Database, 'query'>,
    private readonly name: string,
  ) {}

  /** Its users lose their connections for as long as it takes. @param admin a superuser, in another database */
  static async take(admin: Pick<Database, 'query'>, name: string): Promise<DatabaseCopy> {
    const copy = new DatabaseCopy(admin, name);
    await copy.#alone(() => admin.query(`CREATE DATABASE "${copy.copyName}" TEMPLATE "${name}"`));
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    return copy;
  }

  /** The same copy over another connection. */
  over(admin: Pick<Database, 'query'>): DatabaseCopy {
    return new DatabaseCopy(admin, this.name);
  }

  get copyName(): string {
    return `${this.name}_copy`;
  }

  /** Whatever was written since is gone. Grants on the database itself have to be made again. */
  async putBack(owner: string): Promise<void> {
    await this.#alone(() => this.admin.query(`DROP DATABASE "${this.name}"`));
    await this.admin.query(`ALTER DATABASE "${this.copyName}" RENAME TO "${this.name}"`);
    await this.admin.query(`ALTER DATABASE "${this.name}" OWNER TO "${owner}"`);
  }

  /** Ends every connection to the database until the statement goes through. */
  async #alone(statement: () => Promise<unknown>): Promise<void> {
    await this.admin.query(`ALTER DATABASE "${this.name}" ALLOW_CONNECTIONS false`);
    for (let attempt = 1; ; attempt++) {
      await this.admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        this.name,
      ]);
      try {
        await statement();
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }
}
