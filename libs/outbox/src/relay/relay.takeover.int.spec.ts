import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { YevmiyeFisiIslendi } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { connectBroker, type Broker, type IncomingRecord } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { RelayProcess } from '../specimen/relay-process.js';
import { startRelay, type Relay } from './relay.js';

const { databaseUrl, brokers } = testStores();
const { topic } = YevmiyeFisiIslendi;
const keys = Array.from({ length: 30 }, (_, index) => `YF-${String(index)}`);

describe('Relay whose process dies or freezes', () => {
  let outbox: OutboxFixture;
  let broker: Broker;
  let victim: RelayProcess;
  let heir: Relay | undefined;

  beforeEach(async () => {
    outbox = await OutboxFixture.create(databaseUrl);
    const topicPrefix = `spec-${randomUUID()}.`;
    broker = connectBroker({ client: 'kafkajs', brokers, clientId: 'spec', topicPrefix });
    await broker.ensureTopics([{ name: topic, partitions: 6 }]);
    await Promise.all(Array.from({ length: 20 }, () => outbox.publish(...keys)));
    const settings = { databaseUrl: outbox.temporary.publisherUrl, brokers, topicPrefix, restMs: 500 };
    victim = new RelayProcess(settings);
    await victim.published();
  });
  afterEach(async () => {
    await Promise.all([heir?.stop(), victim.end()]);
    await broker.close();
    await outbox.drop();
  });

  const startHeir = (): Relay => {
    const logger = createLogger('spec', { level: 'silent' });
    const options = { service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger };
    return (heir = startRelay(options));
  };

  /** Per key the numbers of the events in the order of their first arrival, and the ids of all. */
  async function arrived() {
    const records: IncomingRecord[] = [];
    await broker.scan(topic, (record) => void records.push(record));
    const ids = new Set<string>();
    const numbers = new Map<string, number[]>();
    for (const { key, headers } of records) {
      const id = headers['ce_id'] ?? '';
      if (ids.has(id)) continue;
      ids.add(id);
      numbers.set(key ?? '', [...(numbers.get(key ?? '') ?? []), Number(headers['ce_sequence']?.slice(4))]);
    }
    return { numbers, ids };
  }

  const inOrder = (count: number) =>
    new Map(keys.map((key) => [key, Array.from({ length: count }, (_, index) => index + 1)]));

  const lanesOf = async (owner: RegExp): Promise<number> => {
    const rows = await outbox.service.query<{ owner: string }>(
      'SELECT owner FROM outbox_lane WHERE owner IS NOT NULL AND lease_until > clock_timestamp()',
    );
    return rows.filter((row) => owner.test(row.owner)).length;
  };

  it('is replaced after kill -9: all its lanes are taken when their leases end, nothing is lost', async () => {
    victim.signal('SIGKILL');
    const relay = startHeir();
    await outbox.drained();

    expect(relay.metrics.lanes).toBe(64);
    expect(sorted((await arrived()).numbers)).toEqual(sorted(inOrder(20)));
  });

  it('finds its lanes gone when it was frozen for longer than its lease, and sends and deletes nothing of them (traps 6, 7)', async () => {
    victim.signal('SIGSTOP');
    startHeir();
    await outbox.drained();
    const before = { sent: new Set(victim.sent), arrived: (await arrived()).ids };
    await outbox.publish(...keys);
    await outbox.drained();
    victim.signal('SIGCONT');
    const ofVictim = new RegExp(`/${String(victim.pid)}/`);
    while ((await lanesOf(ofVictim)) < 32) await outbox.service.query('SELECT pg_sleep(0.05)');
    await outbox.publish(...keys);
    await outbox.drained();

    // An event that it deleted without having sent it would be missing.
    expect(sorted((await arrived()).numbers)).toEqual(sorted(inOrder(22)));
    // What it had read before is gone from the outbox: only out of its memory could it be sent again.
    expect([...victim.sent].filter((id) => !before.sent.has(id) && before.arrived.has(id))).toEqual([]);
  });
});

const sorted = (numbers: ReadonlyMap<string, number[]>) =>
  [...numbers].sort(([one], [other]) => (one < other ? -1 : 1));
