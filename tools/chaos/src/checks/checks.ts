import type { Evidence } from '../evidence/evidence.js';
import { answersOnce } from './answers-once.js';
import type { Claim } from './claim.js';
import { effectsInOrder } from './effects-in-order.js';
import { effectsOnce } from './effects-once.js';
import { lanesResume } from './lanes-resume.js';
import { nothingInvented } from './nothing-invented.js';
import { nothingLost } from './nothing-lost.js';
import { nothingWaits } from './nothing-waits.js';
import { orderOnBroker } from './order-on-broker.js';
import { relaysSound } from './relays-sound.js';
import { sumsRight } from './sums-right.js';

const checks: readonly ((evidence: Evidence) => Claim)[] = [
  nothingLost,
  nothingInvented,
  orderOnBroker,
  effectsOnce,
  effectsInOrder,
  sumsRight,
  answersOnce,
  nothingWaits,
  relaysSound,
];

/**
 * Every claim, judged by databases and broker alone.
 *
 * @param timed whether recovery times are judged too
 */
export function judge(evidence: Evidence, timed = true): readonly Claim[] {
  return [...checks, ...(timed ? [lanesResume] : [])].map((check) => check(evidence));
}
