import { describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { freePort } from './free-port.js';

describe('a free port', () => {
  it('is the preferred one while nobody listens on it', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it('is another one when the preferred one is taken', async () => {
    const port = await freePort();
    const server = await listenOn(port);
    expect(await freePort(port)).not.toBe(port);
    server.close();
  });
});

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
