import { waitAfter, type BackOff } from '../failures/back-off.js';

/** When a parked event is tried again. */
export interface RetryPolicy {
  /** Tries, those before parking included, after which a transient failure is dead. */
  readonly attempts: number;
  /** Milliseconds after so many tries. */
  readonly waitMs: (attempts: number) => number;
}

const PARKED: BackOff = { firstMs: 1_000, maxMs: 600_000 };
/** Made before an event is parked. */
const IN_PLACE_TRIES = 4;

/** Waits 1 s, 2 s, 4 s ... up to 10 minutes, for about four hours. */
export const defaultRetryPolicy: RetryPolicy = {
  attempts: 40,
  waitMs: (attempts) => waitAfter(Math.max(1, attempts - IN_PLACE_TRIES + 1), PARKED),
};
