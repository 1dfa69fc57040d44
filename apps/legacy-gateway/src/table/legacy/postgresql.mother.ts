import { connectDatabase, temporaryDatabase, type Session } from '@kervan/database';
import { PostgresqlServer } from '../postgresql/postgresql-server.js';
import { postgresqlNames } from '../quoted.js';
import type { LegacyDatabase, LegacySession } from './legacy-database.mother.js';

/** @param adminUrl superuser of the PostgreSQL server for specs. */
export async function postgresqlLegacy(adminUrl: string): Promise<LegacyDatabase> {
  const temporary = await temporaryDatabase(adminUrl);
  const admin = new URL(adminUrl);
  admin.pathname = new URL(temporary.url).pathname;
  const connected = await connectDatabase({
    url: temporary.url,
    applicationName: 'legacy',
    poolSize: 40,
    settings: { idle_in_transaction_session_timeout: '0', transaction_timeout: '0' },
  });
  const sessions: Session[] = [];
  const session = async (): Promise<LegacySession> => {
    const held = await connected.session();
    sessions.push(held);
    return {
      run: async (sql) => {
        await held.query(sql);
      },
      rows: async (sql) => (await held.query<Record<string, string | null>>(sql)).map(Object.values),
    };
  };
  return {
    driver: 'postgresql',
    now: 'now()',
    time: 'timestamptz',
    ownerUrl: temporary.url,
    sleep: 'pg_sleep(3600)',
    readerUrl: admin.href,
    blindUrl: temporary.auditorUrl,
    quoted: postgresqlNames.quoted,
    session,
    open: (options) => PostgresqlServer.open(options),
    drop: async (table) => {
      await connected.query(`DROP TABLE IF EXISTS public.${postgresqlNames.quoted(table)} CASCADE`);
      await connected.query(
        `DROP FUNCTION IF EXISTS public.${postgresqlNames.quoted(`${table}_note`)}() CASCADE`,
      );
    },
    close: async () => {
      for (const held of sessions) held.close();
      await connected.close();
      await temporary.drop();
    },
  };
}
