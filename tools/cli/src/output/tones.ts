import type { Tone } from './view.js';

/** Every word for a state in the answers of the console that is good, needs somebody, or is not known. */
const tones: Readonly<Record<string, Tone>> = {
  handled: 'good',
  on_broker: 'good',
  ok: 'good',
  sound: 'good',
  DONE: 'good',
  WOULD_SUCCEED: 'good',
  PUBLISH: 'good',
  PUBLISHED: 'good',
  REPAIRED: 'good',
  READY: 'good',
  SWAPPED: 'good',
  KEPT: 'good',
  fixed: 'good',
  parked: 'attention',
  attention: 'attention',
  in_outbox: 'attention',
  new: 'attention',
  investigating: 'attention',
  AWAITING_APPROVAL: 'attention',
  OPEN: 'attention',
  PAUSED: 'attention',
  STOPPED: 'attention',
  CHANGED: 'attention',
  undeclared: 'attention',
  dead: 'bad',
  FAILED: 'bad',
  FAULTY: 'bad',
  CONFLICT: 'bad',
  WOULD_FAIL: 'bad',
  broken: 'bad',
  unknown: 'unknown',
  silent: 'unknown',
};

export function toneOf(word: string | null): Tone | null {
  return word !== null && Object.hasOwn(tones, word) ? (tones[word] ?? null) : null;
}
