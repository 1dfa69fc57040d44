import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Transport } from './transport.js';

const Greeting = z.object({ names: z.array(z.string()) });

describe('the transport', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let transport: Transport;
  beforeEach(async () => {
    server = createServer((request, response) => {
      answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    transport = new Transport({ url: `http://127.0.0.1:${address.port}`, token: () => 'secret' });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const answers = (status: number, body: string) => {
    answer = (_, response) => response.writeHead(status).end(body);
  };

  it('asks with the token and what is given of the query, and gives what fits', async () => {
    const asked: unknown[] = [];
    answer = ({ url, headers }, response) => {
      asked.push(url, headers.authorization);
      response.end('{"names": ["a"], "more": 1}');
    };
    const query = { q: 'a b', limit: 3, cursor: undefined };
    expect(await transport.ask('/api/find', Greeting, { query })).toEqual({ names: ['a'] });
    expect(asked).toEqual(['/api/find?q=a+b&limit=3', 'Bearer secret']);
  });

  it('sends each command under a key of its own', async () => {
    const keys = new Set<unknown>();
    answer = ({ headers }, response) => {
      keys.add(headers['idempotency-key']);
      response.end('{"names": []}');
    };
    await transport.ask('/api/x', Greeting, { method: 'POST', body: {} });
    await transport.ask('/api/x', Greeting, { method: 'POST', body: {} });
    expect([...keys]).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  it('throws what the console says no with', async () => {
    answers(403, '{"status": 403, "code": "FORBIDDEN", "detail": "needs the role operator"}');
    await expect(transport.ask('/api/x', Greeting)).rejects.toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
      message: 'needs the role operator',
    });
  });

  it('throws INTERNAL where somebody else says no', async () => {
    answers(502, '<h1>Bad gateway</h1>');
    await expect(transport.ask('/api/x', Greeting)).rejects.toMatchObject({ status: 502, code: 'INTERNAL' });
  });

  it.each([
    ['not JSON', '<html>', /documents$/],
    ['of another shape', '{"names": ["a", 1]}', /documents: names\.1$/],
  ])('throws UNREADABLE for a success that is %s', async (_, body, message) => {
    answers(200, body);
    await expect(transport.ask('/api/x', Greeting)).rejects.toMatchObject({
      code: 'UNREADABLE',
      message: expect.stringMatching(message),
    });
  });

  it('throws UNREACHABLE where nobody answers, and where the answer is cut', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"na');
      response.destroy();
    };
    await expect(transport.ask('/api/x', Greeting)).rejects.toMatchObject({ status: 0, code: 'UNREACHABLE' });
    server.close();
    server.closeAllConnections();
    await expect(transport.ask('/api/x', Greeting)).rejects.toMatchObject({ status: 0, code: 'UNREACHABLE' });
  });
});
