import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

export interface AskedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Status and JSON; or no answer at all. */
export type ScriptedAnswer = readonly [status: number, body: unknown] | 'nothing comes';

/** Stands for a service: remembers what it was asked, and answers as a spec says. */
export class ScriptedService {
  readonly asked: AskedRequest[] = [];
  answer: (request: AskedRequest) => ScriptedAnswer = () => [404, { code: 'NOT_FOUND', detail: 'nothing' }];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ScriptedService> {
    const server = createServer((request, response) => {
      const { method = '', url: path = '', headers } = request;
      void text(request).then((body) => {
        const isJson = headers['content-type'] === 'application/json';
        const sent = isJson ? z.unknown().parse(JSON.parse(body)) : body;
        const asked = { method, path, headers, body: body === '' ? null : sent };
        service.asked.push(asked);
        const answer = service.answer(asked);
        if (answer === 'nothing comes') return;
        const [status, said] = answer;
        response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
        response.end(JSON.stringify(said));
      });
    });
    const service = new ScriptedService(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
