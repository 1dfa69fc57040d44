import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi, toHeaders, topics } from '@kervan/contracts';
import { connectDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { type Broker, connectBroker, partitionFor } from '@kervan/messaging';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { rebuiltReports } from './rebuilt-reports.js';

/** Of the company's topics, which the stores of other specs have as well. */
const topicPrefix = `${randomUUID()}.`;
const { databaseUrl: adminUrl, brokers } = testStores();

const tables = `
  CREATE TABLE inbox_partition (consumer text, topic text, partition integer);
  CREATE TABLE account (account_no text COLLATE "C" PRIMARY KEY, segment text COLLATE "C" NOT NULL)`;

const opened = ['17850', '13047'].map((accountNo) => {
  const id = randomUUID();
  const flow = {
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  const { type, topic } = CariHesapAcildi;
  const time = '2010-12-01T08:26:00.000Z';
  const headers = toHeaders({
    ...flow,
    id,
    type,
    source: '/spec',
    key: accountNo,
    time,
    sequence: { epoch: 1, number: 1 },
  });
  const data = { accountNo, segment: 'RETAIL', currency: 'TRY', status: 'ACTIVE', creditLimit: '100.00' };
  return {
    topic,
    key: accountNo,
    value: JSON.stringify(data),
    headers,
    partition: partitionFor(accountNo, 6),
  };
});

describe('I15', () => {
  let s: SpecEvidence;
  let broker: Broker;
  beforeAll(async () => {
    s = await specEvidence(tables);
    broker = connectBroker({ client: 'kafkajs', brokers, topicPrefix, clientId: 'spec' });
    await broker.ensureTopics(topics);
    const publisher = await broker.publisher('spec');
    // A topic that is there may still be without a leader.
    for (let left = opened; left.length > 0;) {
      const { failed } = await publisher.publish(left, 30_000);
      left = left.filter((one) => failed.some(({ record }) => record === one));
    }
    await publisher.close();
    await s.database.query("INSERT INTO account VALUES ('17850', 'RETAIL'), ('13047', 'RETAIL')");
  });
  afterAll(() => Promise.all([s.close(), broker.close()]));
  const check = () =>
    rebuiltReports.evaluate(
      { ...s.evidence, broker, rebuilding: { adminUrl, brokers, topicPrefix } },
      emptyBroker,
    );
  const faultsOf = async (table: string) =>
    (await check()).faults.filter((fault) => fault.startsWith(`${table}: `));

  it('finds the same in a copy that reads everything anew, and names a table that has something else', async () => {
    expect(await faultsOf('account')).toEqual([]);
    expect(await faultsOf('product')).toEqual(['product: running nothing, rebuilt 0 rows ']);

    await s.database.query("UPDATE account SET segment = 'DEALER' WHERE account_no = '17850'");
    expect(await faultsOf('account')).toEqual([
      expect.stringMatching(/^account: running 2 rows \w{32}, rebuilt 2 rows \w{32}$/),
    ]);
  });

  it('leaves nothing behind', async () => {
    const admin = await connectDatabase({ url: adminUrl, applicationName: 'spec' });
    const databases = () =>
      admin.query("SELECT datname FROM pg_database WHERE datname LIKE 'verify%' ORDER BY 1");
    const before = await databases();
    await check();
    expect(await databases()).toEqual(before);
    await admin.close();
  });

  it('is not checked where the superuser cannot be reached', async () => {
    const away = { adminUrl: 'postgres://postgres:x@127.0.0.1:1/postgres', brokers, topicPrefix };
    expect(
      await rebuiltReports.evaluate({ ...s.evidence, broker, rebuilding: away }, emptyBroker),
    ).toMatchObject({
      checked: false,
      holds: false,
      detail: expect.stringMatching(/^not checked: DATABASE_UNAVAILABLE /),
    });
  });

  it('is not checked without a superuser, or without reporting', async () => {
    expect(await rebuiltReports.evaluate(s.evidence, emptyBroker)).toMatchObject({
      checked: false,
      detail: 'not checked: no superuser is given who could make a database to rebuild it in',
    });
    expect(await rebuiltReports.evaluate({ databases: {}, broker }, emptyBroker)).toMatchObject({
      checked: false,
      detail: 'not checked: reporting is not in the stack',
    });
  });
});
