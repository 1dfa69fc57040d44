import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import type { FaultyWay } from './cluster-under-test.js';
import { isProduceRequest, onFrame } from './frames.js';

/**
 * A TCP proxy before a single broker. It answers as if it were the broker: in what the broker tells about its address,
 * the port is replaced by the proxy's own.
 */
export class FaultyProxy implements FaultyWay {
  readonly #server = createServer((client) => this.#accept(client));
  readonly #clients = new Set<Socket>();
  #port = 0;
  #answersLost = false;
  #held: Socket[] | undefined;

  private constructor(private readonly broker: { readonly host: string; readonly port: number }) {}

  static async before(address: string): Promise<FaultyProxy> {
    const { hostname, port } = new URL(`tcp://${address}`);
    const proxy = new FaultyProxy({ host: hostname, port: Number(port) });
    await proxy.comeBack();
    return proxy;
  }

  get address(): string {
    return `${this.broker.host}:${this.#port}`;
  }

  async goAway(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const client of this.#clients) client.destroy();
    await closed;
  }

  async comeBack(): Promise<void> {
    this.#server.listen(this.#port, this.broker.host);
    await once(this.#server, 'listening');
    this.#port = portOf(this.#server.address());
  }

  stall(): void {
    this.#held = [];
  }

  /** Waits until whoever sent what is held has closed its connection, so that nothing of it arrives. */
  async proceed(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    await Promise.all(held.filter(({ closed }) => !closed).map((client) => once(client, 'close')));
  }

  loseAnswers(): void {
    this.#answersLost = true;
  }

  deliverAnswers(): void {
    this.#answersLost = false;
  }

  #accept(client: Socket): void {
    this.#clients.add(client);
    const broker = connect(this.broker);
    const requests: ('produce' | 'other')[] = [];
    onFrame(client, (frame) => {
      const produce = isProduceRequest(frame);
      if (produce && this.#held) {
        this.#held.push(client);
        return;
      }
      requests.push(produce ? 'produce' : 'other');
      broker.write(frame);
    });
    onFrame(broker, (frame) => {
      // Answers come in the order of the requests. Having come this far, the records are written.
      if (requests.shift() === 'produce' && this.#answersLost) client.destroy();
      else client.write(this.#readdressed(frame));
    });
    for (const [end, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
    client.on('close', () => this.#clients.delete(client));
  }

  #readdressed(frame: Buffer): Buffer {
    const own = addressBytes(this.broker.host, this.#port);
    const theirs = addressBytes(this.broker.host, this.broker.port);
    for (let at = frame.indexOf(theirs); at >= 0; at = frame.indexOf(theirs, at + 1)) own.copy(frame, at);
    return frame;
  }
}

/** Host and port as they follow each other in answers. */
function addressBytes(host: string, port: number): Buffer {
  const bytes = Buffer.alloc(host.length + 4);
  bytes.write(host);
  bytes.writeInt32BE(port, host.length);
  return bytes;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port');
  return address.port;
}
