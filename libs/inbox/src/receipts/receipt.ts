import type { Outcome } from '@kervan/contracts';
import type { Touched } from '@kervan/outbox';
import type { Delivery } from '../reading/delivery.js';

/** What became of one delivery. */
export interface Receipt {
  readonly delivery: Delivery;
  readonly outcome: Outcome;
  readonly attempt: number;
  readonly durationMs: number;
  readonly fingerprint: string | null;
  readonly touched: Touched;
}
