import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** Answers as the outbox operations of a service do. */
export class FakeService {
  readonly asked: string[] = [];
  /** Events that wait; or no answer at all. */
  waiting: readonly object[] | 'nothing comes' = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeService> {
    const server = createServer((request, response) => {
      service.asked.push(request.url ?? '');
      if (service.waiting === 'nothing comes') return;
      const nothing = {
        type: null,
        source: null,
        causationId: null,
        workOrderNo: null,
        occurredAt: null,
        sequence: null,
      };
      const items = service.waiting.map((event) => ({ ...nothing, ...event }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ items }));
    });
    const service = new FakeService(server);
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
