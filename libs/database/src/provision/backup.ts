import { quoted } from '../sql/quoted.js';
import { asAdmin, type Run } from './admin-session.js';

/** A copy of a database as it was. */
export interface Backup {
  /** Puts the copy in the place of the database, whoever is connected; can be done once. */
  restore(): Promise<void>;
}

/**
 * Copies a database on its own server; whoever is connected to it loses his connection.
 *
 * @param adminUrl a superuser.
 * @param url of the database, with its owner as the user.
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED
 */
export async function backUp(adminUrl: string, url: string): Promise<Backup> {
  const { pathname, username } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const copy = `${database}_backup`;
  await asAdmin(adminUrl, async (run) => {
    await run(`ALTER DATABASE ${quoted(database)} ALLOW_CONNECTIONS false`);
    try {
      await run('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
        database,
      ]);
      const owner = quoted(decodeURIComponent(username));
      await run(`CREATE DATABASE ${quoted(copy)} TEMPLATE ${quoted(database)} OWNER ${owner}`);
    } finally {
      await run(`ALTER DATABASE ${quoted(database)} ALLOW_CONNECTIONS true`);
    }
  });
  return { restore: () => asAdmin(adminUrl, (run) => replace(run, database, copy)) };
}

async function replace(run: Run, database: string, copy: string): Promise<void> {
  await run(`DROP DATABASE ${quoted(database)} WITH (FORCE)`);
  await run(`ALTER DATABASE ${quoted(copy)} RENAME TO ${quoted(database)}`);
}
