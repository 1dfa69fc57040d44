import type { JsonValue } from '../pulling/json-value.js';
import type { Pull, PulledRow } from '../pulling/pull-source.js';
import type { ApiCollect } from './api-collect.js';
import { ApiSource } from './api-source.js';
import { HostBudgets, type Clock } from './host-budget.js';

const MOST_FAILURES = 1_000;

/** Time that passes only when somebody waits. */
export class StillClock implements Clock {
  /** Waits that were asked for, milliseconds. */
  readonly waits: number[] = [];
  #now = 0;

  now(): number {
    return this.#now;
  }

  wait(ms: number): Promise<void> {
    this.waits.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }

  random(): number {
    return 0;
  }
}

/** Reads an API as the gateway does: what a pull gives is kept, then the cursor. A pull that fails is tried again. */
export class ApiReader {
  readonly clock = new StillClock();
  /** Every row that was told, in its order. */
  readonly told: PulledRow[] = [];
  failures = 0;
  readonly #source: ApiSource;
  #cursor: JsonValue | null = null;

  constructor(collect: ApiCollect, budgets?: HostBudgets) {
    this.#source = new ApiSource(collect, budgets ?? new HostBudgets(this.clock), this.clock);
  }

  /** One pull. @returns whether there is more at once */
  async pull(): Promise<boolean> {
    const pull = await this.#source.pull(this.#cursor, new AbortController().signal);
    for await (const row of pull.rows) this.told.push(row);
    this.#cursor = pull.cursor();
    return pull.more?.() ?? false;
  }

  /** Pulls until there is no more at once; an attempt that fails counts, and is made again. */
  async look(): Promise<void> {
    for (let more = true; more;) {
      more = await this.pull().catch((error: unknown) => {
        if (++this.failures > MOST_FAILURES) throw error;
        return true;
      });
    }
  }

  /** All rows of a sweep. */
  async sweep(): Promise<readonly PulledRow[]> {
    const rows: PulledRow[] = [];
    let cursor: JsonValue | null = null;
    for (let pull: Pull | undefined; !pull || pull.more?.(); cursor = pull.cursor()) {
      pull = await this.#source.sweep(cursor, new AbortController().signal);
      for await (const row of pull.rows) rows.push(row);
    }
    return rows;
  }

  /** What was told last of each row. */
  known(): Record<string, string | null> {
    return Object.fromEntries(
      this.told.map(({ id, name }): [string, string | null] => [String(id), name ?? null]),
    );
  }
}
