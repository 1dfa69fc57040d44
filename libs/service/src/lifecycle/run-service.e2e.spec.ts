import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StokFarkiAlindi, toHeaders, type DataOf } from '@kervan/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { freePort, testStores } from '@kervan/local';
import { connectBroker, partitionFor } from '@kervan/messaging';
import { z } from 'zod';

const main = fileURLToPath(new URL('../../dist/specimen/main.js', import.meta.url));
const Line = z.looseObject({ level: z.string(), msg: z.string(), port: z.int().optional() });
type Line = z.output<typeof Line>;

const token = 'a-token-of-the-specs';
const authorization = `Bearer ${token}`;

const HANG_GUARD_MS = 60_000;

/** The specimen as a process of its own. */
class Child {
  readonly lines: Line[] = [];
  readonly exit: Promise<number | null>;
  readonly #process: ChildProcess;
  #wake: () => void = () => undefined;
  stderr = '';

  constructor(environment: Record<string, string>) {
    this.#process = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const { stdout, stderr } = this.#process;
    if (!stdout || !stderr) throw new Error('the child has no output');
    createInterface(stdout).on('line', (line) => {
      this.lines.push(Line.parse(JSON.parse(line)));
      this.#wake();
    });
    stderr.on('data', (text) => (this.stderr += String(text)));
    this.exit = once(this.#process, 'close').then(() => {
      this.#wake();
      return this.#process.exitCode;
    });
  }

  /** The first line whose message contains the text. */
  async line(text: string): Promise<Line> {
    for (;;) {
      const found = this.lines.find(({ msg }) => msg.includes(text));
      if (found) return found;
      if (this.#process.exitCode !== null)
        throw new Error(`ended without "${text}": ${JSON.stringify(this.lines)}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  get(path: string): Promise<{ status: number; body: unknown }> {
    return this.call('GET', path);
  }

  async call(method: string, path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${await this.port()}${path}`, {
      method,
      headers: { authorization },
    });
    return { status: response.status, body: await response.json() };
  }

  /** Waits until the address answers with the status. */
  async answers(path: string, status: number): Promise<void> {
    const giveUpAt = performance.now() + HANG_GUARD_MS;
    for (;;) {
      const answer = await this.get(path);
      if (answer.status === status) return;
      if (performance.now() > giveUpAt) {
        throw new Error(`${path} never answered ${status}: ${JSON.stringify([answer, ...this.lines])}`);
      }
      await pause(50);
    }
  }

  async port(): Promise<number> {
    return (await this.line('listening')).port ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }
}

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
  let child: Child | undefined;
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

  function start(environment: Record<string, string> = {}): Child {
    child = new Child({
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testStores().brokers.join(','),
      KAFKA_TOPIC_PREFIX: `spec-${randomUUID()}.`,
      API_TOKEN: token,
      ...environment,
    });
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
