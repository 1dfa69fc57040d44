import type { Touched } from '@kervan/outbox';

/** Which try this is. */
export interface Attempt {
  /** Consumer group. */
  readonly consumer: string;
  /** 1 for the first try. */
  readonly number: number;
  /** How long the event was parked; absent when it comes from the broker. */
  readonly parkedMs?: number;
}

/** What a handler did with one event. */
export interface Handled {
  /** Of a run of several events: its share. */
  readonly durationMs: number;
  /** Complete once the unit is settled. */
  readonly touched: () => Touched;
}
