import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SocketFence } from './socket-fence.js';

describe('SocketFence', () => {
  const server = createServer();
  afterEach(() => {
    server.close();
  });

  it('cuts its sockets and lets no new one through once it is closed', async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const fence = new SocketFence();
    const open = (): Socket => fence.open({ host: '127.0.0.1', port, ssl: {}, onConnect: () => undefined });
    const socket = open();
    await once(socket, 'connect');
    const failed = once(socket, 'error');

    fence.close();

    expect(await failed).toMatchObject([{ message: 'The client was shut down' }]);
    expect(open).toThrow('The client was shut down');
  });
});
