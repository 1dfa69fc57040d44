import type { Outcome } from '../sending/send.js';
import { percentile } from './percentile.js';

export interface Figures {
  /** Requests, each counted once however often it was sent. */
  readonly requests: number;
  /** How often each status was the last answer; `none` for no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often each error code was the last answer. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly retries: number;
  /** From the first try to the last answer. */
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  /** No answer, or 5xx, after all tries. */
  readonly failed: number;
}

/** Counts how requests ended. */
export class Tally {
  readonly #statuses = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  readonly #latencies: number[] = [];
  #retries = 0;
  #failed = 0;

  add({ status, code, retries }: Outcome, latencyMs: number): void {
    raise(this.#statuses, String(status ?? 'none'));
    if (code !== null) raise(this.#refusals, code);
    this.#retries += retries;
    if (status === null || status >= 500) this.#failed++;
    this.#latencies.push(latencyMs);
  }

  get failed(): number {
    return this.#failed;
  }

  get figures(): Figures {
    const sorted = this.#latencies.toSorted((one, other) => one - other);
    const rounded = (percent: number) => Math.round(percentile(sorted, percent) * 10) / 10;
    return {
      requests: sorted.length,
      statuses: inOrder(this.#statuses),
      refusals: inOrder(this.#refusals),
      retries: this.#retries,
      latencyMs: { p50: rounded(50), p99: rounded(99) },
      failed: this.#failed,
    };
  }
}

function raise(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function inOrder(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
