import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the range that systems give to outgoing connections: a client that keeps dialling a stopped server's port
 * could otherwise be given that very port, connect to itself and keep the server from coming back.
 */
const RANGE = { first: 20_000, last: 29_999 };

/** A TCP port of 127.0.0.1 that nobody listens on now: the preferred one when it is free, else any. */
export async function freePort(preferred?: number): Promise<number> {
  let port = preferred ?? randomPort();
  while (!(await isFree(port))) port = randomPort();
  return port;
}

const randomPort = (): number => randomInt(RANGE.first, RANGE.last + 1);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
