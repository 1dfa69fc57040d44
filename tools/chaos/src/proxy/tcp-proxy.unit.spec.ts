import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@kervan/local';
import { readdress } from './readdress.js';
import { TcpProxy } from './tcp-proxy.js';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    const target = await freePort();
    echo.listen(target, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.start({ port: await freePort(), target });
  });
  afterEach(async () => {
    await proxy.close();
    echo.close();
  });

  async function client(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  /** Reset or ended. */
  function closed(socket: Socket): Promise<void> {
    return new Promise((resolve) => socket.once('close', () => resolve()));
  }

  function echoed(socket: Socket, text: string): Promise<string> {
    let heard = '';
    return new Promise((resolve) => {
      const listen = (data: Buffer): void => {
        heard += data.toString();
        if (heard.length < text.length) return;
        socket.off('data', listen);
        resolve(heard);
      };
      socket.on('data', listen);
      socket.write(text);
    });
  }

  it('passes bytes both ways, in order, also when a delay begins and ends between them', async () => {
    const socket = await client();
    expect(await echoed(socket, 'one')).toBe('one');

    const begin = performance.now();
    proxy.delay(60);
    const late = echoed(socket, 'two');
    setTimeout(() => proxy.delay(0), 20);
    expect(await late).toBe('two');
    expect(performance.now() - begin).toBeGreaterThan(50);
    expect(await echoed(socket, 'x'.repeat(300_000))).toHaveLength(300_000);
    socket.destroy();
  });

  it('cuts what is open, refuses while it is away, and lets through again', async () => {
    const socket = await client();
    await echoed(socket, 'one');
    const cut = closed(socket);

    proxy.goAway();
    await cut;
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await closed(refused);

    proxy.comeBack();
    expect(await echoed(await client(), 'again')).toBe('again');
    proxy.cut();
  });
});

describe('readdress', () => {
  const frame = (body: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeInt32BE(body.length);
    return Buffer.concat([size, body]);
  };
  const naming = (port: number): Buffer => {
    const bytes = Buffer.alloc(20);
    bytes.write('127.0.0.1', 3);
    bytes.writeInt32BE(port, 12);
    return bytes;
  };

  it('replaces the address in answers, however they are cut', () => {
    const stream = Buffer.concat([
      frame(Buffer.alloc(7, 1)),
      frame(naming(9092)),
      frame(Buffer.alloc(100_000, 2)),
      frame(naming(9092)),
    ]);
    const expected = Buffer.concat([
      frame(Buffer.alloc(7, 1)),
      frame(naming(19093)),
      frame(Buffer.alloc(100_000, 2)),
      frame(naming(19093)),
    ]);
    for (const size of [1, 5, 33, 1_000, stream.length]) {
      const filter = readdress('127.0.0.1', 9092, 19_093);
      const out: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size)
        out.push(Buffer.from(filter(Buffer.from(stream.subarray(at, at + size)))));
      expect(Buffer.concat(out).equals(expected)).toBe(true);
    }
  });
});
