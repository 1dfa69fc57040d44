import { readTotals } from './amount-totals.js';
import { readBroker } from './broker-evidence.js';
import { consumerLag } from './consumer-lag.js';
import { readDocuments, readInput } from './document-totals.js';
import { invariants } from './invariants/invariants.js';
import { outboxPending } from './outbox-pending.js';
import { parkedEvents } from './parked-events.js';
import type { Summarise } from './ports.js';

/** Reads every figure where it is true: documents in the core, amounts in the ledger, events on the broker. */
export const summarise: Summarise = async (evidence, facts) => {
  const broker = await readBroker(evidence.broker, facts.dropStartedAt);
  const [input, documents, totals, pending, lag, parked, ...checked] = await Promise.all([
    readInput(evidence, facts),
    readDocuments(evidence),
    readTotals(evidence),
    outboxPending(evidence),
    consumerLag(evidence),
    parkedEvents(evidence),
    ...invariants.map((check) => check(evidence, broker, facts)),
  ]);
  return {
    input,
    documents,
    totals,
    events: broker.events,
    deliveries: broker.deliveries,
    flow: { events: broker.flow.events, handled: broker.flow.handled },
    outboxPending: pending,
    lag,
    parked,
    invariants: checked,
  };
};
