import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { topics } from '@kervan/contracts';
import { connectDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { connectBroker } from '@kervan/messaging';
import { configurationOf } from './configuration.js';
import { databaseOf } from './databases/provision-service.js';
import { setUp } from './set-up.js';

const { databaseUrl, brokers } = testStores();
const id = randomBytes(4).toString('hex');
const [shop, depot] = [`spec-shop-${id}`, `spec-depot-${id}`];
const topicPrefix = `spec-${id}.`;

/** Publisher and auditor are shared with other specs. */
const configurationWith = (services: Readonly<Record<string, string>>) =>
  configurationOf({
    DATABASE_ADMIN_URL: databaseUrl,
    DATABASE_PASSWORDS: JSON.stringify({ services, publisher: 'spec-publisher', auditor: 'spec-auditor' }),
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
  });

const logIn = async (service: string, password: string, database = service): Promise<string> => {
  const url = new URL(databaseUrl);
  [url.username, url.password, url.pathname] = [databaseOf(service), password, databaseOf(database)];
  const connection = await connectDatabase({ url: url.href, applicationName: 'spec' });
  try {
    const [row] = await connection.query<{ owner: string }>(
      'SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = current_database()',
    );
    return row?.owner ?? '';
  } finally {
    await connection.close();
  }
};

afterEach(async () => {
  const admin = await connectDatabase({ url: databaseUrl, applicationName: 'spec' });
  for (const name of [shop, depot].map(databaseOf)) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS ${name}`);
  }
  await admin.close();
});

describe('a set-up', () => {
  it('gives every service a database that no other service enters, and makes all topics', async () => {
    const said: string[] = [];
    await setUp(configurationWith({ [shop]: 'shop-secret', [depot]: 'depot-secret' }), (line) =>
      said.push(line),
    );

    expect(await logIn(shop, 'shop-secret')).toBe(databaseOf(shop));
    await expect(logIn(depot, 'depot-secret', shop)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
    const broker = connectBroker({ brokers, clientId: 'spec', topicPrefix });
    for (const { name, partitions } of topics) expect(await broker.offsets(name)).toHaveLength(partitions);
    await broker.close();
    expect(said).toEqual([
      `database ${databaseOf(shop)} is there`,
      `database ${databaseOf(depot)} is there`,
      `${topics.length} topics are there`,
    ]);
  });

  it('can be repeated: what is there stays, a new password counts', async () => {
    await setUp(configurationWith({ [shop]: 'first-secret' }), () => undefined);
    await setUp(configurationWith({ [shop]: 'other-secret' }), () => undefined);

    expect(await logIn(shop, 'other-secret')).toBe(databaseOf(shop));
    await expect(logIn(shop, 'first-secret')).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
  });
});
