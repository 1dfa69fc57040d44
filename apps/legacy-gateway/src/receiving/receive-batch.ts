import type { Unit, UnitOfWork } from '@kervan/outbox';
import { admit } from '../document-ledger/admit.js';
import type { Arrival, IdentifiedBytes } from '../file-ledger/arrival.js';
import type { FileLedger } from '../file-ledger/file-ledger.js';
import { publishQuarantined } from '../quarantine/publish-quarantined.js';
import { quarantine, type QuarantinedLines } from '../quarantine/quarantine.js';
import { candidateOf } from './candidate-of.js';
import type { Outcome } from './outcome.js';
import { publishDocument } from './publish-document.js';
import type { ReceivedSource } from './received-source.js';
import { sortBatch, type CandidateDocument, type QuarantinedRecord } from './sort-batch.js';

export interface ReceiveBatchParts {
  readonly source: ReceivedSource;
  readonly unitOfWork: UnitOfWork;
  readonly ledger: FileLedger;
}

type IdentifiedArrival = Arrival & Pick<IdentifiedBytes, 'before' | 'cameWith'> & { readonly sha256: string };

/**
 * Settles a batch in one transaction: ledger, quarantine, checkpoint and events are all there or none of them.
 *
 * @throws KervanError LEASE_LOST, or what the unit of work throws.
 */
export async function receiveBatch(
  parts: ReceiveBatchParts,
  arrival: IdentifiedArrival,
  batch: readonly Outcome[],
): Promise<void> {
  const unit = await parts.unitOfWork.begin();
  try {
    await settle(unit, parts, arrival, batch);
  } catch (error) {
    await unit.rollback();
    throw error;
  }
  await unit.commit();
}

async function settle(
  unit: Unit,
  { source, ledger }: ReceiveBatchParts,
  arrival: IdentifiedArrival,
  batch: readonly Outcome[],
): Promise<void> {
  const documents = batch.flatMap(({ record, result }): CandidateDocument[] =>
    result.kind === 'document'
      ? [{ record, document: result, candidate: candidateOf(source, arrival, record, result) }]
      : [],
  );
  const { cameWith, position } = arrival;
  const admission = { source: source.name, arrivalId: cameWith, position, versions: source.versions };
  const candidates = documents.map(({ candidate }) => candidate);
  const verdicts = await admit(unit.db, admission, candidates);
  const { publish, quarantined, settled } = sortBatch(batch, documents, verdicts);

  for (const { record, document, candidate } of publish)
    await publishDocument(unit, source, arrival, record, document, candidate.eventId);
  const rows = quarantined.map(quarantinedLines);
  const file = { ...arrival, source: source.name, mapping: source.mapping };
  await quarantine(unit.db, file, rows);
  publishQuarantined(unit, file, rows);
  await ledger.advance(unit.db, arrival, batch.at(-1)?.record.ordinal ?? arrival.checkpoint, settled);
}

const LONGEST_REASON = 2_000;

/** The code is that of the first fault, the reason tells all of them. */
function quarantinedLines({ record, faults }: QuarantinedRecord): QuarantinedLines {
  const reason = faults
    .map((fault) => fault.reason)
    .join('; ')
    .slice(0, LONGEST_REASON);
  return { ...record, ...faults[0], reason };
}
