import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Filter, OneWay, unchanged } from './one-way.js';

export interface ProxyOptions {
  /** Port of 127.0.0.1 to listen on. */
  readonly port: number;
  /** Port of 127.0.0.1 that connections are passed on to. */
  readonly target: number;
  /** What answers go through, made anew for each connection. */
  readonly answers?: () => Filter;
}

/** Stands before a server of this machine and can be slow, cut connections, and refuse new ones. */
export class TcpProxy {
  readonly #connections = new Set<Socket>();
  readonly #server = createServer((client) => this.#accept(client));
  #delayMs = 0;
  #away = false;

  private constructor(private readonly options: ProxyOptions) {}

  static async start(options: ProxyOptions): Promise<TcpProxy> {
    const proxy = new TcpProxy(options);
    proxy.#server.listen(options.port, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return this.options.port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Each piece of data takes so much longer, in each direction; 0: none. */
  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /** Ends every connection at once, in the middle of whatever it carries; new ones are accepted. */
  cut(): void {
    for (const client of this.#connections) client.resetAndDestroy();
  }

  /** Ends every connection and every new one until {@link comeBack}. */
  goAway(): void {
    this.#away = true;
    this.cut();
  }

  comeBack(): void {
    this.#away = false;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  #accept(client: Socket): void {
    if (this.#away) {
      client.resetAndDestroy();
      return;
    }
    const { target, answers } = this.options;
    const server = connect({ port: target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    this.#connections.add(client);
    const delayMs = (): number => this.#delayMs;
    new OneWay(client, server, unchanged, delayMs);
    new OneWay(server, client, answers?.() ?? unchanged, delayMs);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
    client.on('close', () => this.#connections.delete(client));
  }
}
