import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { freePort, testStores } from '@kervan/local';
import { z } from 'zod';

const main = fileURLToPath(new URL('../../dist/specimen/main.js', import.meta.url));
const Line = z.looseObject({ level: z.string(), msg: z.string(), port: z.int().optional() });
type Line = z.output<typeof Line>;

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

  async get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${await this.port()}${path}`);
    return { status: response.status, body: await response.json() };
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
  }
}

describe('a service as a process', () => {
  let database: TemporaryDatabase;
  let child: Child | undefined;

  beforeAll(async () => {
    database = await temporaryDatabase(testStores().databaseUrl);
  });

  afterEach(async () => {
    child?.signal('SIGKILL');
    await child?.exit;
  });

  afterAll(() => database.drop());

  function start(environment: Record<string, string> = {}): Child {
    child = new Child({
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testStores().brokers.join(','),
      KAFKA_TOPIC_PREFIX: `spec-${randomUUID()}.`,
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
    const service = start();
    await until(async () => (await service.get('/health/ready')).status === 200);
    expect(await service.get('/health/ready')).toEqual({
      status: 200,
      body: { status: 'up', checks: { service: 'up', database: 'up', inbox: 'up' } },
    });
    service.signal('SIGTERM');
    expect(await service.exit).toBe(0);
    expect(service.lines.at(-1)).toMatchObject({ msg: 'stopped' });
    expect(service.lines.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });

  it('starts while PostgreSQL is away and goes on when it comes', async () => {
    const url = new URL(database.url);
    const gate = await Gate.to(url.hostname, Number(url.port));
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
    await until(async () => (await service.get('/health/ready')).status === 200);
    gate.close();
  });

  it('answers its API while Kafka is away', async () => {
    const service = start({
      KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
      API_TOKEN: 'a-token-of-the-specs',
    });
    await service.line('waiting for the broker');
    expect(await service.get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { service: 'up', database: 'up', inbox: 'waiting for the broker' } },
    });
    expect(await service.get('/api/depots')).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
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
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(50);
}
