import type { Tone } from '../../parts/tone.js';
import type { ItemState } from './progress.js';

/** What can become of a key, in the order of a progress bar. */
export const itemStates = [
  'DONE',
  'WOULD_SUCCEED',
  'FAILED',
  'WOULD_FAIL',
  'CHANGED',
  'CANCELLED',
  'WAITING',
] as const satisfies readonly ItemState[];

export const toneOfItem: Readonly<Record<ItemState, Tone>> = {
  DONE: 'ok',
  WOULD_SUCCEED: 'ok',
  FAILED: 'attention',
  WOULD_FAIL: 'attention',
  CHANGED: 'unknown',
  CANCELLED: 'quiet',
  WAITING: 'waiting',
};
