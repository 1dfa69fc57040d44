import type { OutboxRow } from '../outbox-row.js';

/** So many rows are worth a statement. */
const ENOUGH_ROWS = 250;
/** Longer no acknowledged row waits for others. After a crash those that waited are sent again. */
const LONGEST_WAIT_MS = 50;

/**
 * Acknowledged rows on their way out of the outbox: what many small deliveries sent leaves by one statement, since at a
 * steady trickle each statement costs more than the rows in it.
 */
export class Gathering {
  #rows: OutboxRow[] = [];
  /** Sum of the times at which they were acknowledged. */
  #acknowledgedAt = 0;
  #alarm: NodeJS.Timeout | undefined;
  #removing: Promise<void> = Promise.resolve();

  /**
   * @param remove some rows, acknowledged so many milliseconds ago on average
   * @param broken told why that failed
   * @param enough rows to be removed at once
   */
  constructor(
    private readonly remove: (rows: readonly OutboxRow[], agoMs: number) => Promise<void>,
    private readonly broken: (error: unknown) => void,
    private readonly enough = ENOUGH_ROWS,
  ) {}

  /** Rows that were acknowledged just now. Resolves when there is room for more: one removal at most is under way. */
  async add(rows: readonly OutboxRow[]): Promise<void> {
    this.#rows = this.#rows.length === 0 ? [...rows] : this.#rows.concat(rows);
    this.#acknowledgedAt += rows.length * performance.now();
    if (this.#rows.length >= this.enough) await this.#flush();
    else this.#alarm ??= setTimeout(() => void this.emptied(), LONGEST_WAIT_MS);
  }

  /** Resolves when nothing waits or is being removed, whether it could be or not. */
  async emptied(): Promise<void> {
    await this.#flush().catch(() => undefined);
    await this.#removing.catch(() => undefined);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
    const before = this.#removing;
    await before;
    if (this.#removing !== before) return this.#flush();
    const rows = this.#rows;
    if (rows.length === 0) return;
    const agoMs = performance.now() - this.#acknowledgedAt / rows.length;
    this.#rows = [];
    this.#acknowledgedAt = 0;
    this.#removing = this.remove(rows, agoMs);
    this.#removing.catch(this.broken);
  }
}
