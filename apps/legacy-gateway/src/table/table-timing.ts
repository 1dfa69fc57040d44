import type { TableCollect } from './table-collect.js';

/** How often a table is looked at, and how often all of it. Where nothing tells of changes, each look is at all of it. */
export function timingOf({ changes, everySeconds, sweepEveryMinutes }: TableCollect): {
  readonly everyMs: number;
  readonly sweepEveryMs: number;
} {
  return {
    everyMs: everySeconds * 1_000,
    sweepEveryMs: changes.by === 'hash' ? 0 : sweepEveryMinutes * 60_000,
  };
}
