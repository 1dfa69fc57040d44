import type { BrokerEvidence } from './evidence/broker-evidence.js';
import type { Evidence } from './evidence/evidence.js';
import type { Invariant } from './invariants/invariant-check.js';
import { invariants } from './invariants/invariants.js';

/** Asks every invariant, in the order of their numbers. They are only true at rest. */
export function evaluate(evidence: Evidence, broker: BrokerEvidence): Promise<readonly Invariant[]> {
  return Promise.all(invariants.map((check) => check.evaluate(evidence, broker)));
}
