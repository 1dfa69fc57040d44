import { consumerLag, evaluate, outboxPending, parkedEvents, readBroker } from '@kervan/verify';
import { readTotals } from './amount-totals.js';
import { readDocuments, readInput } from './document-totals.js';
import type { Summarise } from './ports.js';

/** Reads every figure where it is true: documents in the core, amounts in the ledger, events on the broker. */
export const summarise: Summarise = async (evidence, facts) => {
  const broker = await readBroker(evidence.broker, facts.dropStartedAt);
  const [input, documents, totals, pending, lag, parked, invariants] = await Promise.all([
    readInput(evidence, facts),
    readDocuments(evidence),
    readTotals(evidence),
    outboxPending(evidence),
    consumerLag(evidence),
    parkedEvents(evidence),
    evaluate(evidence, broker),
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
    invariants,
  };
};
