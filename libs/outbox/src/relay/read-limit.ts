const FEWEST = 16;
const MOST = 2_000;
const START = 200;
/** Payloads of one read; with a read ahead, memory holds about three times as much. */
const TARGET_BYTES = 4_000_000;

/** How many rows to read at once: as many as fit the target by the sizes seen lately. */
export class ReadLimit {
  #limit = START;

  get current(): number {
    return this.#limit;
  }

  /** At most doubles, so that one read of small rows does not prepare for a huge one of large rows. */
  saw(rows: number, bytes: number): void {
    if (rows === 0) return;
    const fitting = Math.floor((TARGET_BYTES * rows) / bytes);
    this.#limit = Math.max(FEWEST, Math.min(MOST, fitting, this.#limit * 2));
  }
}
