import type { LiveBatch, LiveItem } from '@kervan/console-api';

/** A line as it is shown; `no` tells lines apart, which may be equal. */
export interface LiveRow {
  readonly no: number;
  readonly item: LiveItem;
}

export interface LiveRows {
  /** Newest first. */
  readonly rows: readonly LiveRow[];
  /** Lines that the server left out since the rows began. */
  readonly skipped: number;
  readonly next: number;
}

/** Most lines that a page keeps. */
export const MOST_ROWS = 2000;

export const noRows: LiveRows = { rows: [], skipped: 0, next: 0 };

/** Puts a batch, oldest first, on top of the rows; the oldest fall off. */
export function withBatch({ rows, skipped, next }: LiveRows, batch: LiveBatch): LiveRows {
  const added = batch.items.map((item, index) => ({ no: next + index, item })).reverse();
  return {
    rows: [...added, ...rows].slice(0, MOST_ROWS),
    skipped: skipped + batch.skipped,
    next: next + added.length,
  };
}
