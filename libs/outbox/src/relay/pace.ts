const SHORTEST_MS = 2;
const LONGEST_MS = 200;

/** How long to wait before looking again: 2 ms after work, doubling to 200 ms when idle, cut short by a wake-up. */
export class Pace {
  #next = SHORTEST_MS;
  #woken = false;
  #wake: () => void = () => undefined;

  /** Something was committed. Remembered when nobody is waiting. */
  readonly wake = (): void => {
    this.#woken = true;
    this.#wake();
  };

  worked(): void {
    this.#next = SHORTEST_MS;
  }

  async wait(signal: AbortSignal): Promise<void> {
    if (!this.#woken && !signal.aborted) await this.#pause(signal);
    this.#next = this.#woken ? SHORTEST_MS : Math.min(this.#next * 2, LONGEST_MS);
    this.#woken = false;
  }

  #pause(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, this.#next);
      signal.addEventListener('abort', done);
      this.#wake = done;
    });
  }
}
