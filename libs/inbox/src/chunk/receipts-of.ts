import { outcomeOf } from '../failures/failure.js';
import type { Handled } from '../handling/handled.js';
import type { Delivery } from '../reading/delivery.js';
import type { Receipt } from '../receipts/receipt.js';
import type { Chunk } from './chunk-transaction.js';
import type { ParkStep, Step } from './plan.js';

/**
 * What became of the deliveries of a chunk, once its unit is settled.
 *
 * @param stored those that were parked now; others to be parked were it before.
 */
export function receiptsOf(
  steps: readonly Step[],
  chunk: Chunk,
  handled: ReadonlyMap<Delivery, Handled>,
  stored: ReadonlySet<Delivery>,
): Receipt[] {
  return steps.map((step): Receipt => {
    const { delivery } = step;
    const plain = { delivery, attempt: chunk.attempt, durationMs: 0, fingerprint: null, touched: [] };
    if (step.kind === 'pass') return { ...plain, outcome: step.outcome };
    if (step.kind === 'park') return { ...plain, ...parkedReceipt(step, chunk, stored) };
    const { durationMs = 0, touched } = handled.get(delivery) ?? {};
    return { ...plain, outcome: 'handled', durationMs, touched: touched?.() ?? [] };
  });
}

function parkedReceipt(step: ParkStep, { durationMs = 0 }: Chunk, stored: ReadonlySet<Delivery>) {
  if (!stored.has(step.delivery)) return { outcome: 'duplicate' as const };
  return { outcome: outcomeOf(step.failure), durationMs, fingerprint: step.failure?.fingerprint ?? null };
}
