import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SiparisBeklemeyeAlindi } from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { outboxMigrations, TransactionalUnitOfWork } from '@kervan/outbox';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { eventually } from '@kervan/testing';
import { z } from 'zod';
import { outboxPublisher } from './outbox-publisher.js';

const token = 'a-token-of-the-specs';
const logger = createLogger('outbox-publisher', { level: 'silent' });

const RelayStatuses = z.array(
  z.looseObject({ lanes: z.array(z.unknown()), cursors: z.array(z.object({ lanes: z.array(z.number()) })) }),
);

/** A producing service: its database with an outbox. */
class Producer {
  private constructor(
    readonly temporary: TemporaryDatabase,
    readonly database: Database,
  ) {}

  static async create(): Promise<Producer> {
    const temporary = await temporaryDatabase(testStores().databaseUrl);
    const options = { url: temporary.url, applicationName: 'spec', migrations: outboxMigrations };
    const database = await connectDatabase(options);
    await database.migrate();
    return new Producer(temporary, database);
  }

  publish(orderNo: string): Promise<string> {
    const held = {
      orderNo,
      accountNo: '120.1',
      reason: 'CREDIT' as const,
      currency: 'GBP',
      missingAmount: '1.00',
      missing: [],
    };
    const units = new TransactionalUnitOfWork(this.database, { source: '/spec' });
    return units.run((tx) => Promise.resolve(tx.publish(SiparisBeklemeyeAlindi, held)));
  }

  async lanesHeld(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*) AS count FROM outbox_lane WHERE lease_until > clock_timestamp()',
    );
    return row?.count ?? -1;
  }

  async drop(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
  }
}

describe('outbox-publisher', () => {
  let one: Producer;
  let other: Producer;
  let broker: Broker;
  let running: RunningService[];

  beforeAll(async () => void ([one, other] = await Promise.all([Producer.create(), Producer.create()])));
  afterAll(() => Promise.all([one.drop(), other.drop()]));
  beforeEach(() => {
    broker = memoryBroker();
    running = [];
  });
  afterEach(() => Promise.all(running.map((service) => service.close())));

  async function start(outboxes: Record<string, string>): Promise<RunningService> {
    const list = Object.entries(outboxes).map(([service, databaseUrl]) => ({ service, databaseUrl }));
    const environment = { OUTBOXES: JSON.stringify(list), KAFKA_BROKERS: 'none:1', API_TOKEN: token };
    const config = parseConfig(outboxPublisher, environment);
    const service = await startService(outboxPublisher, { config, broker, logger });
    running.push(service);
    return service;
  }

  const ready = (service: RunningService) =>
    eventually('readiness', async () => (await service.readiness.check()).ready);
  const published = (...keys: string[]) =>
    eventually(
      `events ${keys.join(', ')}`,
      async () => (await publishedKeys()).toSorted().join() === keys.join(),
    );

  async function relaysOf({ url }: RunningService) {
    const response = await fetch(`${url}/ops/relays`, { headers: { authorization: `Bearer ${token}` } });
    return RelayStatuses.parse(await response.json());
  }

  async function publishedKeys(): Promise<(string | null)[]> {
    const keys: (string | null)[] = [];
    await broker.scan(SiparisBeklemeyeAlindi.topic, ({ key }) => void keys.push(key));
    return keys;
  }

  it('publishes every outbox, is ready, and gives the lanes back when it stops', async () => {
    const service = await start({ one: one.temporary.publisherUrl, other: other.temporary.publisherUrl });
    await one.publish('SIP-1');
    await other.publish('SIP-2');

    await published('SIP-1', 'SIP-2');
    await ready(service);
    expect(await relaysOf(service)).toMatchObject([
      { service: 'one', state: 'active', trouble: null, metrics: { published: 1 } },
      { service: 'other', state: 'active', trouble: null, metrics: { published: 1 } },
    ]);
    expect(await one.lanesHeld()).toBe(64);

    await service.close();

    expect(await one.lanesHeld()).toBe(0);
  });

  it('shares the lanes with another instance and goes on alone when that one stops', async () => {
    const first = await start({ one: one.temporary.publisherUrl });
    await ready(first);
    const second = await start({ one: one.temporary.publisherUrl });
    await ready(second);
    const held = await eventually('half of the lanes', async () => {
      const [relay] = await relaysOf(second);
      return relay?.lanes.length === 32 && relay;
    });
    expect(held.cursors.flatMap(({ lanes }) => lanes)).toHaveLength(32);

    await first.close();
    await one.publish('SIP-3');

    await published('SIP-3');
  });

  it('says which outbox it cannot reach and publishes the others', async () => {
    const missing = new URL(other.temporary.publisherUrl);
    missing.pathname = '/does_not_exist';
    const service = await start({ one: one.temporary.publisherUrl, other: missing.href });
    await one.publish('SIP-4');

    await published('SIP-4');
    const trouble = await eventually('the fault', async () => {
      const { ready: isReady, checks } = await service.readiness.check();
      return !isReady && checks['outbox one'] === 'up' && checks['outbox other'];
    });
    expect(trouble).toContain('3D000');
  });

  it('refuses a list that names a service twice', () => {
    const outbox = { service: 'one', databaseUrl: 'postgres://u:p@h/d' };
    const environment = { OUTBOXES: JSON.stringify([outbox, outbox]), KAFKA_BROKERS: 'none:1' };

    expect(() => parseConfig(outboxPublisher, environment)).toThrow('OUTBOXES: names a service twice');
  });
});
