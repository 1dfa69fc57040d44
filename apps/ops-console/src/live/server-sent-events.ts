import type { ServerResponse } from 'node:http';

/** Between two signs of life: proxies cut what is silent for longer. */
const HEARTBEAT_MS = 15_000;
/** What a viewer that does not read may leave behind. */
const MOST_UNREAD_BYTES = 1_000_000;

/** Server-sent events (HTML standard, section 9.2) on one response. */
export class ServerSentEvents {
  readonly #heartbeat: NodeJS.Timeout;

  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS);
    response.once('close', () => clearInterval(this.#heartbeat));
  }

  /** @returns whether it was sent: not to who does not read. */
  send(id: number, data: object): boolean {
    return this.#write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  #write(text: string): boolean {
    if (this.response.writableEnded || this.response.writableLength > MOST_UNREAD_BYTES) return false;
    this.response.write(text);
    return true;
  }
}
