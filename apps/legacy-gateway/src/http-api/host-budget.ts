import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';

/** How requests wait, injected for specs. */
export interface Clock {
  /** Milliseconds of this process, only ever compared with each other. */
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

export const clock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => delay(ms, undefined, { signal }),
  random: () => Math.random(),
};

/** Added to what a server asks for, so that those it turned away do not come back all at once. */
const JITTER_MS = 250;

/** What one server is asked: one request at a time, and none before it wants to be asked again. */
export class HostBudget {
  #turn: Promise<unknown> = Promise.resolve();
  #notBefore = -Infinity;

  constructor(
    private readonly host: string,
    private readonly clock: Clock,
  ) {}

  /** Nobody asks for so long, milliseconds, and up to a tenth more. */
  pause(ms: number): void {
    const jitter = this.clock.random() * (JITTER_MS + ms / 10);
    this.#notBefore = Math.max(this.#notBefore, this.clock.now() + ms + jitter);
  }

  /**
   * Asks when it is its turn.
   *
   * @param longestMs how long it may be made to wait by the server
   * @throws KervanError SOURCE_UNAVAILABLE where the server wants to be left alone for longer; what `ask` throws; the reason
   * of `signal` when it aborts
   */
  run<Result>(ask: () => Promise<Result>, longestMs: number, signal: AbortSignal): Promise<Result> {
    const mine = this.#turn.then(async () => {
      await this.#open(longestMs, signal);
      return ask();
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #open(longestMs: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const ms = this.#notBefore - this.clock.now();
    if (ms > longestMs + JITTER_MS + longestMs / 10) {
      throw new KervanError(
        'SOURCE_UNAVAILABLE',
        `${this.host} wants to be left alone for ${Math.ceil(ms / 1_000)} s`,
      );
    }
    if (ms > 0) await this.clock.wait(ms, signal);
  }
}

/** One budget per server, whichever sources ask it. */
export class HostBudgets {
  readonly #budgets = new Map<string, HostBudget>();

  constructor(private readonly clock: Clock) {}

  of({ host }: URL): HostBudget {
    const known = this.#budgets.get(host);
    if (known) return known;
    const budget = new HostBudget(host, this.clock);
    this.#budgets.set(host, budget);
    return budget;
  }
}
