import { escapeLiteral } from 'pg';
import { quoted } from '../sql/quoted.js';
import { asAdmin, type Run } from './admin-session.js';
import { loginRole } from './login-role.js';
import { serviceSettings } from './service-settings.js';

/** Reads and acknowledges the outbox of every service. */
export const PUBLISHER_ROLE = 'kervan_publisher';
/** Reads everything, for checks across services. */
export const AUDITOR_ROLE = 'kervan_auditor';

export interface Provision {
  readonly database: string;
  /** Owner of the database and login of the service. */
  readonly role: string;
  readonly password: string;
  readonly publisherPassword: string;
  readonly auditorPassword: string;
}

/** Where each role logs in. */
export interface Provisioned {
  readonly url: string;
  readonly publisherUrl: string;
  readonly auditorUrl: string;
}

/**
 * Makes a service's database and roles, or brings existing ones up to date. Nobody else may connect to it.
 *
 * @param adminUrl a superuser.
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED
 */
export async function provision(adminUrl: string, wanted: Provision): Promise<Provisioned> {
  const { database, role, password, publisherPassword, auditorPassword } = wanted;
  await asAdmin(adminUrl, async (run) => {
    await loginRole(run, role, password);
    await loginRole(run, PUBLISHER_ROLE, publisherPassword);
    await loginRole(run, AUDITOR_ROLE, auditorPassword);
    await run(`GRANT pg_read_all_data TO ${AUDITOR_ROLE}`);
    for (const [name, value] of Object.entries(serviceSettings)) {
      await run(`ALTER ROLE ${quoted(role)} SET ${name} = ${escapeLiteral(value)}`);
    }
    await ownDatabase(run, database, role);
  });
  const url = (user: string, secret: string) => loginUrl(adminUrl, database, user, secret);
  return {
    url: url(role, password),
    publisherUrl: url(PUBLISHER_ROLE, publisherPassword),
    auditorUrl: url(AUDITOR_ROLE, auditorPassword),
  };
}

async function ownDatabase(run: Run, database: string, role: string): Promise<void> {
  const [existing] = await run('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (!existing) {
    // Byte order and UTF-8 wherever the cluster was made: keys are compared as the contracts say.
    const encoding = `ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'`;
    await run(`CREATE DATABASE ${quoted(database)} OWNER ${quoted(role)} TEMPLATE template0 ${encoding}`);
  }
  await run(`REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC`);
  await run(`GRANT CONNECT ON DATABASE ${quoted(database)} TO ${PUBLISHER_ROLE}, ${AUDITOR_ROLE}`);
}

function loginUrl(adminUrl: string, database: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
