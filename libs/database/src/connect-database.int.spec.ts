import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { connectDatabase } from './connect-database.js';
import { temporaryDatabase, type TemporaryDatabase } from './provision/temporary-database.js';

class MakeThing1764000009001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE thing (id int)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
  }
}

const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');
const FIELDS = 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0';
/** ErrorResponse of PostgreSQL's protocol: its length counts itself. */
const TERMINATED = Buffer.concat([
  Buffer.from('E'),
  Buffer.from(Uint32Array.of(FIELDS.length + 4).buffer).reverse(),
  Buffer.from(FIELDS),
]);

/** A server in front of PostgreSQL that can go away and come back at the same port. */
class Proxy {
  /** Whether new sessions are ended in the packet that says that they are ready. */
  endsAtOnce = false;
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();

  constructor(private readonly target: URL) {}

  async start(port = 0): Promise<number> {
    const server = createServer((inbound) => {
      const outbound = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [inbound, outbound]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => [inbound, outbound].forEach((one) => one.destroy()));
      }
      inbound.pipe(outbound);
      outbound.on('data', (packet: Buffer) => {
        const ends = this.endsAtOnce && packet.subarray(-READY.length).equals(READY);
        if (ends) inbound.end(Buffer.concat([packet, TERMINATED]));
        else inbound.write(packet);
      });
    });
    this.#server = server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address: string | AddressInfo | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  async stop(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}

describe('connectDatabase', () => {
  let temporary: TemporaryDatabase;

  beforeAll(async () => void (temporary = await temporaryDatabase(testStores().databaseUrl)));
  afterAll(() => temporary.drop());

  it('waits for a server that is away and outlives its restart', async () => {
    const url = new URL(temporary.url);
    const proxy = new Proxy(new URL(temporary.url));
    url.port = String(await proxy.start());
    await proxy.stop();
    const connecting = connectDatabase({ url: url.href, applicationName: 'spec' });
    await proxy.start(Number(url.port));
    const database = await connecting;
    const transaction = await database.begin();
    await transaction.db.query('SELECT 1');

    await proxy.stop();
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await proxy.start(Number(url.port));

    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
    await proxy.stop();
  });

  it('outlives a session that ends in the packet that greets it', async () => {
    const url = new URL(temporary.url);
    const proxy = new Proxy(new URL(temporary.url));
    url.port = String(await proxy.start());
    const database = await connectDatabase({ url: url.href, applicationName: 'spec' });
    const held = await database.session();

    proxy.endsAtOnce = true;
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    proxy.endsAtOnce = false;

    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    held.close();
    await database.close();
    await proxy.stop();
  });

  it('gives up after its time', async () => {
    const url = 'postgres://nobody:x@127.0.0.1:1/none';

    await expect(connectDatabase({ url, applicationName: 'spec', waitMs: 100 })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('does not wait with a wrong password', async () => {
    const url = new URL(temporary.url);
    url.password = 'wrong';

    await expect(connectDatabase({ url: url.href, applicationName: 'spec' })).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
  });

  it('takes a connection for lost whose statement is not answered in time, unless it may take long', async () => {
    const url = temporary.url;
    const database = await connectDatabase({ url, applicationName: 'spec', longestStatementMs: 200 });
    const long = await database.beginLong();

    await expect(database.query('SELECT pg_sleep(600)')).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    await long.db.query('SELECT pg_sleep(0.5)');
    await long.commit();
    await database.close();
  });

  it('migrates once when two processes start together', async () => {
    const open = () =>
      connectDatabase({ url: temporary.url, applicationName: 'spec', migrations: [MakeThing1764000009001] });
    const [one, other] = await Promise.all([open(), open()]);

    await Promise.all([one.migrate(), other.migrate()]);
    await one.migrate();

    expect(await one.query('SELECT * FROM thing')).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });
});
