import type { ParkedKey } from './parked-head.js';

/**
 * Who tries heads in this process, and when. A head that processes ended with is tried while no other is: should it end
 * this one too, the heads beside it would count as begun as well, and healthy ones be given up in the end.
 */
export class HeadTurns {
  readonly #running = new Set<Promise<unknown>>();
  /** When the last of those ends that are, or will be, alone. */
  #last: Promise<unknown> = Promise.resolve();

  of<Result>({ started = 0 }: Pick<ParkedKey, 'started'>, work: () => Promise<Result>): Promise<Result> {
    return started > 0 ? this.#alone(work) : this.#beside(work);
  }

  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#last;
    const running = before.then(() => Promise.allSettled(this.#running)).then(work);
    this.#last = running.catch(() => undefined);
    return running;
  }

  async #beside<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let awaited: unknown; awaited !== this.#last;) await (awaited = this.#last);
    const running = work();
    this.#running.add(running);
    return running.finally(() => this.#running.delete(running));
  }
}

export const headTurns = new HeadTurns();
