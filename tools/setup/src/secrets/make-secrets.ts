import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AUDITOR_ROLE, PUBLISHER_ROLE } from '@kervan/database';
import { keptSecret, writeSecret } from '@kervan/local';
import { databaseServices, type StackFile } from '@kervan/verify';
import { CONSOLE, consoleCaller } from '../console/console-caller.js';
import { databaseOf } from '../databases/provision-service.js';

/** Where the stores of a system are, `host:port` each. */
export interface StorePlaces {
  /** PostgreSQL, as services reach it. */
  readonly database: string;
  /** As programs outside of the containers reach them. */
  readonly outside: { readonly database: string; readonly broker: string };
}

/** Superuser of the image of PostgreSQL. */
const ADMIN = 'postgres';
/** PostgreSQL's container has another user than all others. */
const ANYBODY_READS = 0o444;

/**
 * Fills a folder with one folder per reader, so that each container is shown its own secrets alone. Passwords are made
 * up once, in `kept`; everything else is written anew from them, and is the same each time.
 */
export function makeSecrets(folder: string, { database, outside }: StorePlaces): void {
  const of = (reader: string, name: string): string => {
    mkdirSync(join(folder, reader), { recursive: true });
    return join(folder, reader, name);
  };
  const kept = (name: string): string => keptSecret(of('kept', name));
  const url = (user: string, secret: string, name: string, place = database): string =>
    `postgres://${user}:${kept(secret)}@${place}/${name}`;
  const owners = [...databaseServices, CONSOLE];
  const ofEach = <Made>(services: readonly string[], make: (service: string) => Made) =>
    Object.fromEntries(services.map((service) => [service, make(service)]));

  writeSecret(of('postgres', 'password'), kept('postgres'));
  chmodSync(of('postgres', 'password'), ANYBODY_READS);

  writeSecret(of('setup', 'admin-url'), url(ADMIN, 'postgres', ADMIN));
  const [services, publisher, auditor] = [ofEach(owners, kept), kept('publisher'), kept('auditor')];
  writeSecret(of('setup', 'passwords'), JSON.stringify({ services, publisher, auditor }));

  for (const service of owners)
    writeSecret(of(service, 'database-url'), url(databaseOf(service), service, databaseOf(service)));
  const outboxes = databaseServices.map((service) => {
    return { service, databaseUrl: url(PUBLISHER_ROLE, 'publisher', databaseOf(service)) };
  });
  writeSecret(of('outbox-publisher', 'outboxes'), JSON.stringify(outboxes));

  const stack = {
    brokers: [outside.broker],
    topicPrefix: '',
    services: ofEach(databaseServices, (service) => {
      return { url: url(AUDITOR_ROLE, 'auditor', databaseOf(service), outside.database) };
    }),
    admin: { url: url(ADMIN, 'postgres', ADMIN, outside.database) },
  } satisfies StackFile;
  writeSecret(of('person', 'stack.json'), `${JSON.stringify(stack, null, 2)}\n`);

  for (const reader of [...owners, 'outbox-publisher', 'samples', 'person'])
    writeSecret(of(reader, 'api-token'), kept('api-token'));
  writeSecret(of(CONSOLE, 'services-token'), kept('services-token'));
  for (const service of databaseServices)
    writeSecret(of(service, 'callers'), consoleCaller(kept('services-token')));
}
