import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, startKafka, temporaryState, type KafkaServer, type StateFolder } from '@kervan/local';
import type { Broker } from '../broker.js';
import { connectBroker, type BrokerOptions } from '../connect-broker.js';

const credentials = { username: 'erp-core', password: 'a-password-of-the-specs' };
const topic = 'spec.login';

/** A key of the broker that signs itself. @returns its certificate in PEM */
function makeKey(keyStore: string, password: string): string {
  const of = ['-alias', 'broker', '-keystore', keyStore, '-storetype', 'PKCS12', '-storepass', password];
  const name = ['-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1'];
  execFileSync('keytool', ['-genkeypair', '-keyalg', 'RSA', ...of, ...name], { stdio: 'pipe' });
  return execFileSync('keytool', ['-exportcert', '-rfc', ...of], { encoding: 'utf8', stdio: 'pipe' });
}

describe('a broker that asks for a login over an encrypted connection', () => {
  let state: StateFolder;
  let server: KafkaServer;
  let tlsCa: string;
  let brokers: string[];

  beforeAll(async () => {
    state = await temporaryState();
    const [keyStore, keyStorePassword] = [join(state.root, 'broker.p12'), 'password-of-the-key'];
    tlsCa = makeKey(keyStore, keyStorePassword);
    const port = await freePort();
    brokers = [`127.0.0.1:${String(port)}`];
    const login = { port, ...credentials, keyStore, keyStorePassword };
    server = await startKafka(state, undefined, undefined, login);
  });
  afterAll(async () => {
    await server.stop();
    state.release();
  });

  const using = async <Result>(
    options: Omit<BrokerOptions, 'brokers' | 'clientId'>,
    work: (broker: Broker) => Promise<Result>,
  ): Promise<Result> => {
    const broker = connectBroker({ brokers, clientId: 'spec', ...options });
    try {
      return await work(broker);
    } finally {
      await broker.close();
    }
  };

  it.each(['kafkajs', 'platformatic'] as const)('takes the events of %s', async (client) => {
    const record = { topic, partition: 0, key: client, value: '{}', headers: {} };

    const read = await using({ client, credentials, tlsCa }, async (broker) => {
      await broker.ensureTopics([{ name: topic, partitions: 1 }]);
      const publisher = await broker.publisher('spec');
      const { failed } = await publisher.publish([record], 60_000);
      expect(failed).toEqual([]);
      await publisher.close();
      const keys: (string | null)[] = [];
      await broker.scan(topic, ({ key }) => void keys.push(key));
      return keys;
    });

    expect(read).toContain(client);
  });

  it.each(['kafkajs', 'platformatic'] as const)('refuses %s with another password', async (client) => {
    const wrong = { ...credentials, password: 'guessed' };

    await expect(
      using({ client, credentials: wrong, tlsCa }, (broker) => broker.offsets(topic)),
    ).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' });
  });
});
