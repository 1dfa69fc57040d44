import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; null without a body. */
  readonly body: unknown;
}

/** What a stub answers; null cuts the connection. */
export type StubAnswer = {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
} | null;

/** Stands for all three services: remembers what it was sent, answers as a spec says. */
export class StubServices {
  readonly received: Received[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param answer gets the request and how often its idempotency key came, this time included. */
  static async start(answer: (request: Received, times: number) => StubAnswer): Promise<StubServices> {
    const times = new Map<string, number>();
    const handle = async (request: Received): Promise<StubAnswer> => {
      stub.received.push(request);
      const key = String(request.headers['idempotency-key'] ?? '');
      times.set(key, (times.get(key) ?? 0) + 1);
      return Promise.resolve(answer(request, times.get(key) ?? 0));
    };
    const server = createServer((request, response) => {
      const { method = '', url: path = '', headers } = request;
      void text(request)
        .then((body) => handle({ method, path, headers, body: body === '' ? null : JSON.parse(body) }))
        .then((told) => {
          if (told === null) request.socket.destroy();
          else response.writeHead(told.status, told.headers).end(JSON.stringify(told.body ?? {}));
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const stub = new StubServices(server, `http://127.0.0.1:${port}`);
    return stub;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
