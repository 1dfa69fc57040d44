import type { Outcome } from '@kervan/contracts';

/** A row of `delivery`: what receipts tell of one event at one consumer. */
export interface DeliveryRow {
  readonly day: string;
  readonly eventId: string;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  /** Null as long as only retries of a parked event told of it. */
  readonly offset: number | null;
  readonly type: string;
  readonly key: string;
  readonly state: Outcome;
  /** Of two outcomes the one with the higher score stands. */
  readonly score: number;
  /** 0 as long as only duplicates told of it. */
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly firstAt: string;
  /** When the outcome that stands was told. */
  readonly lastAt: string;
  /** Of the last failure, also of one that was healed since. */
  readonly failedAt: string | null;
  readonly fingerprint: string | null;
  /** Where the event came again: a set of offsets, so that a receipt which is read twice counts once. */
  readonly duplicates: readonly number[];
  /** JSON text; null where nothing was written. */
  readonly touched: string | null;
}
