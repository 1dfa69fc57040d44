import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Longer than what is sent together takes to come in, shorter than a spec wants to wait. */
const TOGETHER_MS = 20;

/**
 * For specs: a way to the database on which everything takes a moment. What comes in during that moment travels
 * together, so each moment of a connection is one round trip.
 */
export class RoundTripCounter {
  readonly #server = createServer((client) => this.#accept(client));
  readonly #counts = new Map<Socket, number>();

  private constructor(private readonly target: URL) {}

  static async before(databaseUrl: string): Promise<RoundTripCounter> {
    const counter = new RoundTripCounter(new URL(databaseUrl));
    counter.#server.listen(0, '127.0.0.1');
    await once(counter.#server, 'listening');
    return counter;
  }

  get databaseUrl(): string {
    const address = this.#server.address();
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    if (address !== null && typeof address === 'object') url.port = String(address.port);
    return url.href;
  }

  /** Round trips of the connection that has most of them until the work is done. */
  async during(work: () => Promise<unknown>): Promise<number> {
    for (const client of this.#counts.keys()) this.#counts.set(client, 0);
    await work();
    return Math.max(...this.#counts.values());
  }

  close(): void {
    this.#server.close();
    for (const client of this.#counts.keys()) client.destroy();
  }

  #accept(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    this.#counts.set(client, 0);
    let waiting: Buffer[] = [];
    const forward = (): void => {
      this.#counts.set(client, (this.#counts.get(client) ?? 0) + 1);
      server.write(Buffer.concat(waiting));
      waiting = [];
    };
    client.on('data', (data: Buffer) => {
      if (waiting.length === 0) setTimeout(forward, TOGETHER_MS);
      waiting.push(data);
    });
    server.pipe(client);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
    client.on('close', () => this.#counts.delete(client));
  }
}
