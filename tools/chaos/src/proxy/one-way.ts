import type { Socket } from 'node:net';

/** Changes what passes: bytes in, bytes out, in pieces of its own choice. */
export type Filter = (data: Buffer) => Buffer;

export const unchanged: Filter = (data) => data;

/** One direction of a connection: passes bytes on in order, each after the delay that holds when it arrives. */
export class OneWay {
  readonly #waiting: { readonly data: Buffer; readonly due: number }[] = [];

  /** @param delayMs asked for each piece */
  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly filter: Filter,
    private readonly delayMs: () => number,
  ) {
    from.on('data', (data) => this.#take(this.filter(data)));
    to.on('drain', () => from.resume());
  }

  #take(data: Buffer): void {
    if (data.length === 0) return;
    const delayMs = this.delayMs();
    if (delayMs === 0 && this.#waiting.length === 0) {
      this.#write(data);
      return;
    }
    this.#waiting.push({ data, due: performance.now() + delayMs });
    if (this.#waiting.length === 1) setTimeout(this.#pass, delayMs);
  }

  readonly #pass = (): void => {
    while ((this.#waiting[0]?.due ?? Infinity) <= performance.now() + 0.5) {
      const next = this.#waiting.shift();
      if (next) this.#write(next.data);
    }
    const [next] = this.#waiting;
    if (next) setTimeout(this.#pass, Math.max(next.due - performance.now(), 0));
  };

  #write(data: Buffer): void {
    if (!this.to.destroyed && !this.to.write(data)) this.from.pause();
  }
}
