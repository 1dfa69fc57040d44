import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StokFarkiAlindi, toHeaders, type DataOf } from '@kervan/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { freePort, testStores } from '@kervan/local';
import { connectBroker, partitionFor } from '@kervan/messaging';
import { SpecimenProcess, token } from '../specimen/specimen-process.mother.js';

/** A store's address behind which there is nothing until `open`. */
class Gate {
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly target: { readonly host: string; readonly port: number },
  ) {}

  static async to(host: string, port: number): Promise<Gate> {
    return new Gate(await freePort(), { host, port });
  }

  async open(): Promise<void> {
    this.#server = createServer((incoming) => {
      const outgoing = connect(this.target);
      for (const [socket, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => other.destroy());
      }
      incoming.pipe(outgoing).pipe(incoming);
    });
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

describe('a service as a process', () => {
  let database: TemporaryDatabase;
  let child: SpecimenProcess | undefined;
  let gate: Gate | undefined;

  // New topics need a new database: the inbox takes offsets the broker does not hold for lost events.
  beforeEach(async () => {
    database = await temporaryDatabase(testStores().databaseUrl);
  });

  afterEach(async () => {
    child?.signal('SIGKILL');
    await child?.exit;
    gate?.close();
    await database.drop();
  });

  function start(environment: Record<string, string> = {}, program?: string): SpecimenProcess {
    const all = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testStores().brokers.join(','),
      KAFKA_TOPIC_PREFIX: `spec-${randomUUID()}.`,
      API_TOKEN: token,
      ...environment,
    };
    child = new SpecimenProcess(all, program);
    return child;
  }

  it('names every configuration fault in one line and ends with 78', async () => {
    const faulty = start({ DATABASE_URL: 'mysql://x', HTTP_PORT: 'eighty', LOG_LEVEL: 'loud' });
    expect(await faulty.exit).toBe(78);
    expect(faulty.lines).toMatchObject([{ level: 'fatal', code: 'CONFIGURATION_INVALID' }]);
    for (const name of ['DATABASE_URL', 'HTTP_PORT', 'LOG_LEVEL'])
      expect(faulty.lines[0]?.msg).toContain(name);
    expect(faulty.stderr).toBe('');
  });

  it('ends with 78 where half of a login is configured', async () => {
    const faulty = start({ KAFKA_SASL_USERNAME: 'erp-core' });
    expect(await faulty.exit).toBe(78);
    expect(JSON.stringify(faulty.lines.at(-1))).toContain('KAFKA_SASL_PASSWORD');
  });

  it('has a program that migrates its database and ends', async () => {
    const migration = start({}, 'migrate');
    expect(await migration.exit).toBe(0);
    expect(migration.lines.at(-1)).toMatchObject({ level: 'info', msg: 'migrated' });
    const again = start({}, 'migrate');
    expect(await again.exit).toBe(0);
  });

  it('consumes from the real broker, tells its health and ends in order on SIGTERM', async () => {
    const topicPrefix = `spec-${randomUUID()}.`;
    const service = start({ KAFKA_TOPIC_PREFIX: topicPrefix });
    await service.answers('/health/ready', 200);
    expect(await service.get('/health/ready')).toEqual({
      status: 200,
      body: { status: 'up', checks: { service: 'up', database: 'up', inbox: 'up' } },
    });
    await publishStockDifference(topicPrefix, 'D77');
    await service.answers('/api/depots/D77', 200);
    service.signal('SIGTERM');
    expect(await service.exit).toBe(0);
    expect(service.lines.at(-1)).toMatchObject({ msg: 'stopped' });
    expect(service.lines.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });

  it('starts while PostgreSQL is away, goes on when it comes and survives its absence', async () => {
    const url = new URL(database.url);
    gate = await Gate.to(url.hostname, Number(url.port));
    url.port = String(gate.port);
    const service = start({ DATABASE_URL: url.href });
    await service.line('waiting for the database');
    expect(await service.get('/health/live')).toMatchObject({ status: 200 });
    expect(await service.get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { service: 'starting' } },
    });
    expect(await service.get('/api/depots')).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });

    await gate.open();
    await service.line('the database is available');
    await service.answers('/health/ready', 200);

    gate.close();
    await service.answers('/health/ready', 503);
    expect(await service.get('/api/depots')).toMatchObject({
      status: 503,
      body: { code: 'DATABASE_UNAVAILABLE' },
    });
    await gate.open();
    await service.answers('/health/ready', 200);
  });

  it('answers its API while Kafka is away', async () => {
    const service = start({ KAFKA_BROKERS: `127.0.0.1:${await freePort()}` });
    await service.line('waiting for the broker');
    expect(await service.get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { service: 'up', database: 'up', inbox: 'waiting for the broker' } },
    });
    expect(await service.get('/api/depots')).toMatchObject({ status: 200 });
    const metrics = await service.metrics();
    expect(metrics).toMatch(/\nerp_outbox_backlog\{outbox="[a-z-]+",state="waiting"\} 0\n/);
    expect(metrics).toMatch(/\nerp_consumer_lag_seconds\{/);
    service.signal('SIGINT');
    expect(await service.exit).toBe(0);
  });

  it('ends at once on a second signal', async () => {
    const service = start();
    const socket = connect(await service.port(), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    // A request that never ends keeps the first signal waiting.
    await new Promise((resolve) => socket.write('GET /health/live HTTP/1.1\r\n', resolve));
    await service.get('/health/live');
    service.signal('SIGTERM');
    await service.line('stopping');
    service.signal('SIGTERM');
    expect(await service.exit).toBe(1);
    socket.destroy();
  });

  it('answers /api with 401 always when no token is configured, and says so', async () => {
    const service = start({ API_TOKEN: '' });
    await service.line('no API_TOKEN');
    await service.answers('/api/depots', 401);
  });

  it('ends with 1 after a rejection that nobody awaited', async () => {
    const service = start();
    await service.answers('/api/depots', 200);
    await service.call('POST', '/api/depots/forget').catch(() => undefined);
    expect(await service.exit).toBe(1);
    expect(service.lines.at(-1)).toMatchObject({ level: 'fatal', msg: 'unhandled rejection' });
  });
});

/** What a warehouse would tell of one of its depots. */
async function publishStockDifference(topicPrefix: string, documentNo: string): Promise<void> {
  const { topic, type } = StokFarkiAlindi;
  const data: DataOf<typeof StokFarkiAlindi> = {
    documentNo,
    origin: { source: 'Bursa', file: 'day.csv', sha256: '0'.repeat(64), line: 2 },
    businessDate: '2010-12-01',
    kind: 'LOSS',
    lines: [{ lineNo: 1, sku: '85123A', quantity: '1' }],
  };
  const headers = toHeaders({
    id: randomUUID(),
    type,
    source: '/spec',
    key: documentNo,
    time: new Date().toISOString(),
    sequence: { epoch: 1, number: 1 },
    correlationId: randomUUID(),
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  });
  const broker = connectBroker({
    client: 'kafkajs',
    brokers: testStores().brokers,
    clientId: 'spec',
    topicPrefix,
  });
  const publisher = await broker.publisher('spec');
  const partition = partitionFor(documentNo, (await broker.offsets(topic)).length);
  const record = { topic, partition, key: documentNo, value: JSON.stringify(data), headers };
  expect(await publisher.publish([record], 30_000)).toEqual({ acked: [record], failed: [] });
  await broker.close();
}
