/** So many of the last events count. */
const REMEMBERED = 20;
/** Fewer say nothing. */
const FEWEST = 4;

/** Whether a job goes well: the share of failures among its last events. */
export class FailureWatch {
  #last: readonly boolean[] = [];

  /** @param limit share of failures, 0 to 1, that is still well. */
  constructor(private readonly limit: number) {}

  note(succeeded: boolean): void {
    this.#last = [...this.#last, succeeded].slice(-REMEMBERED);
  }

  get tooMany(): boolean {
    const { length } = this.#last;
    return length >= FEWEST && this.failures > this.limit * length;
  }

  /** Among the last events. */
  get failures(): number {
    return this.#last.filter((succeeded) => !succeeded).length;
  }
}
