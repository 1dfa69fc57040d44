import { POSTGRES, POSTGRES_CA } from '../manifests/names.js';

/** Where a role logs in to a database; the server's certificate and name are checked. */
export function databaseUrl(role: string, password: string, database: string): string {
  return `postgresql://${role}:${password}@${POSTGRES}/${database}?sslmode=verify-full&sslrootcert=${POSTGRES_CA}`;
}
