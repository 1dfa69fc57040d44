import { provision, type Provisioned } from '@kervan/database';

/** Those of the roles that log in to a service's database. */
export interface ServicePasswords {
  readonly password: string;
  readonly publisherPassword: string;
  readonly auditorPassword: string;
}

/** Name of a service's database, and of the role that owns it. */
export function databaseOf(service: string): string {
  return service.replaceAll('-', '_');
}

/**
 * Makes a service's database and roles, or brings them up to date.
 *
 * @param adminUrl a superuser.
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED
 */
export function provisionService(
  adminUrl: string,
  service: string,
  passwords: ServicePasswords,
): Promise<Provisioned> {
  const name = databaseOf(service);
  return provision(adminUrl, { database: name, role: name, ...passwords });
}
