import { randomBytes } from 'node:crypto';
import { connectDatabase, serviceSettings, type Database } from '@kervan/database';

/** An empty database with a login of its own. */
export interface TemporaryStore {
  readonly url: string;
  /** Drops database and login, whoever is still connected. */
  drop(): Promise<void>;
}

/** Long enough for a server that is just being started again. */
const WAIT_MS = 3_000;

/** Byte order and UTF-8, as the databases of services have it. */
const encoding = `ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'`;

/**
 * Makes an empty database beside those of a running system; nothing of that is touched. What fails leaves nothing behind.
 *
 * @param adminUrl a superuser
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED
 */
export async function temporaryStore(adminUrl: string): Promise<TemporaryStore> {
  const name = `verify_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(24).toString('hex');
  const drop = () =>
    asAdmin(adminUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE IF EXISTS ${name}`]);
  try {
    await asAdmin(adminUrl, [
      `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
      `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ${encoding}`,
      ...Object.entries(serviceSettings).map(([key, value]) => `ALTER ROLE ${name} SET ${key} = '${value}'`),
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    ]);
  } catch (error) {
    // Why it failed is told, not that a server that is away could not be asked to drop anything either.
    await drop().catch(() => undefined);
    throw error;
  }
  const url = new URL(adminUrl);
  [url.username, url.password, url.pathname] = [name, password, `/${name}`];
  return { url: url.href, drop };
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const admin: Database = await connectDatabase({
    url,
    applicationName: 'verify',
    poolSize: 1,
    waitMs: WAIT_MS,
  });
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.close();
  }
}
