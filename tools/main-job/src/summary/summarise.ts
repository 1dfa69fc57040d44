import { verify } from '@kervan/verify';
import { readTotals } from './amount-totals.js';
import { readDocuments, readInput } from './document-totals.js';
import type { Summarise } from './ports.js';
import { readServiceTotals } from './service-totals.js';

/** Reads every figure where it is true: documents in the core, amounts in the ledger, events on the broker. */
export const summarise: Summarise = async (evidence, facts) => {
  const { broker, ...verification } = await verify(evidence, facts.dropStartedAt);
  const [input, documents, totals, services] = await Promise.all([
    readInput(evidence, facts),
    readDocuments(evidence),
    readTotals(evidence),
    readServiceTotals(evidence),
  ]);
  return {
    input,
    documents,
    totals,
    services,
    events: broker.events,
    deliveries: broker.deliveries,
    flow: { events: broker.flow.events, handled: broker.flow.handled },
    ...verification,
  };
};
