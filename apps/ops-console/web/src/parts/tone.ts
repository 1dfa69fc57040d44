import type { DeliveryState } from '@kervan/console-api';

/** What a colour means; never the only sign of it: a word or a shape stands beside it. */
export type Tone = 'ok' | 'attention' | 'warning' | 'unknown' | 'waiting' | 'quiet';

export const toneOfState: Readonly<Record<DeliveryState, Tone>> = {
  handled: 'ok',
  skipped: 'quiet',
  parked: 'warning',
  dead: 'attention',
  waiting: 'waiting',
  unknown: 'unknown',
};
