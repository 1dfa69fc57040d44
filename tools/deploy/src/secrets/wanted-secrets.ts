import { AUDITOR_ROLE, PUBLISHER_ROLE } from '@kervan/database';
import { databaseOf } from '@kervan/setup';
import { services } from '../company/services.js';
import { databaseUrl } from './database-login.js';

/** A secret that somebody mounts. */
export interface WantedSecret {
  readonly name: string;
  readonly type: 'kubernetes.io/basic-auth' | 'Opaque';
  /** Whose it is: passwords are kept by owner and property. */
  readonly owner: string;
  readonly property: 'database-password' | 'api-token';
  /** What is in it, given the password or token; in a URL it must be escaped. */
  readonly data: (secret: string, escaped: string) => Readonly<Record<string, string>>;
}

/** Services with a database, each with an outbox for the publisher to read. */
const databaseServices = services.filter(({ database }) => database).map(({ name }) => name);

/** Every secret that no operator makes. */
export function wantedSecrets(): readonly WantedSecret[] {
  return [
    ...databaseServices.map(serviceLogin),
    ...services.map(({ name }) => apiToken(name)),
    login(PUBLISHER_ROLE, (escaped) => ({
      outboxes: JSON.stringify(
        databaseServices.map((service) => ({
          service,
          databaseUrl: databaseUrl(PUBLISHER_ROLE, escaped, databaseOf(service)),
        })),
      ),
    })),
    login(AUDITOR_ROLE, () => ({})),
  ];
}

/** A login that its database operator takes as well, and a service as a URL. */
function serviceLogin(service: string): WantedSecret {
  const role = databaseOf(service);
  return { ...login(role, (escaped) => ({ url: databaseUrl(role, escaped, role) })), owner: service };
}

function login(role: string, more: (escaped: string) => Readonly<Record<string, string>>): WantedSecret {
  const owner = role.replaceAll('_', '-');
  return {
    name: `${owner}-database`,
    type: 'kubernetes.io/basic-auth',
    owner,
    property: 'database-password',
    data: (password, escaped) => ({ username: role, password, ...more(escaped) }),
  };
}

function apiToken(service: string): WantedSecret {
  return {
    name: `${service}-api`,
    type: 'Opaque',
    owner: service,
    property: 'api-token',
    data: (token) => ({ token }),
  };
}
