import { AUDITOR_ROLE, PUBLISHER_ROLE } from '@kervan/database';
import { consoleCaller, databaseOf } from '@kervan/setup';
import { operated } from '../company/operated.js';
import { operatorsConsole, services } from '../company/services.js';
import { databaseUrl } from './database-login.js';

/** A secret that somebody mounts. */
export interface WantedSecret {
  readonly name: string;
  readonly type: 'kubernetes.io/basic-auth' | 'Opaque';
  /** Whose it is: passwords are kept by owner and property. */
  readonly owner: string;
  readonly property: 'database-password' | 'api-token' | 'services-token';
  /** What is in it, given the password or token; in a URL it must be escaped. */
  readonly data: (secret: string, escaped: string) => Readonly<Record<string, string>>;
}

/** Every secret that no operator makes. */
export function wantedSecrets(): readonly WantedSecret[] {
  return [
    ...[...operated, operatorsConsole.name].map(serviceLogin),
    ...services.map(({ name }) => apiToken(name)),
    consoleToken(),
    login(PUBLISHER_ROLE, (escaped) => ({
      outboxes: JSON.stringify(
        operated.map((service) => ({
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

/** What the console calls services with, and as what they know it. */
function consoleToken(): WantedSecret {
  return {
    name: `${operatorsConsole.name}-services`,
    type: 'Opaque',
    owner: operatorsConsole.name,
    property: 'services-token',
    data: (token) => ({ token, callers: consoleCaller(token) }),
  };
}
