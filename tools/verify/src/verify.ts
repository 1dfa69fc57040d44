import { type BrokerEvidence, readBroker } from './evidence/broker-evidence.js';
import { consumerLag } from './evidence/consumer-lag.js';
import type { Evidence } from './evidence/evidence.js';
import { outboxPending } from './evidence/outbox-pending.js';
import { parkedEvents } from './evidence/parked-events.js';
import type { Verification } from './faults-of.js';
import { invariants } from './invariants/invariants.js';

export interface Verified extends Verification {
  readonly broker: BrokerEvidence;
}

/**
 * Asks every invariant, in the order of their numbers, and whether the system is at rest: only then must they hold.
 *
 * @param since when the flow began whose volume is counted; default: everything
 */
export async function verify(evidence: Evidence, since = new Date(0)): Promise<Verified> {
  const broker = await readBroker(evidence, since);
  const [pending, lag, parked, ...checked] = await Promise.all([
    outboxPending(evidence),
    consumerLag(evidence),
    parkedEvents(evidence),
    ...invariants.map((check) => check.evaluate(evidence, broker)),
  ]);
  return {
    outboxPending: pending,
    lag,
    parked: parked.count,
    parkedEvents: parked.first,
    invariants: checked,
    broker,
  };
}
