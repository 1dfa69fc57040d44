import { inSpan } from '@kervan/observability';
import type { Unit, UnitOfWork } from '@kervan/outbox';
import { SpanKind } from '@opentelemetry/api';
import { admit } from '../document-ledger/admit.js';
import { identityOf } from '../document-ledger/document-identity.js';
import type { Arrival } from '../file-ledger/arrival.js';
import type { FileLedger } from '../file-ledger/file-ledger.js';
import { isFault } from '../online-retail/fault.js';
import { SOURCE } from '../online-retail/layout.js';
import type { Outcome } from '../online-retail/outcomes-of.js';
import { publishQuarantined } from '../quarantine/publish-quarantined.js';
import { quarantine, type QuarantinedLines } from '../quarantine/quarantine.js';
import { sortBatch, type IdentifiedDraft } from './sort-batch.js';

/** Starts a trace of its own: the path of one document, not of the file it came with. */
const NEW_TRACE = { traceparent: null, tracestate: null };

/**
 * Settles a batch in one transaction: ledger, quarantine, checkpoint and events are all there or none of them.
 *
 * @throws KervanError LEASE_LOST, or what the unit of work throws.
 */
export async function receiveBatch(
  { unitOfWork, ledger }: { unitOfWork: UnitOfWork; ledger: FileLedger },
  arrival: Arrival & { readonly sha256: string },
  batch: readonly Outcome[],
): Promise<void> {
  const unit = await unitOfWork.begin();
  try {
    await settle(unit, ledger, arrival, batch);
  } catch (error) {
    await unit.rollback();
    throw error;
  }
  await unit.commit();
}

async function settle(
  unit: Unit,
  ledger: FileLedger,
  arrival: Arrival & { readonly sha256: string },
  batch: readonly Outcome[],
): Promise<void> {
  const drafts = batch.flatMap(identified);
  const candidates = drafts.map(({ draft, document, ...identity }) => ({
    ...identity,
    documentNo: draft.content.documentNo,
    kind: draft.kind,
    lineCount: document.lineCount,
  }));
  const verdicts = await admit(unit.db, { source: SOURCE, arrivalId: arrival.id }, candidates);
  const { publish, quarantined, settled } = sortBatch(drafts, batch.flatMap(faulty), verdicts);

  for (const draft of publish) await publishDocument(unit, arrival, draft);
  await quarantine(unit.db, arrival, quarantined);
  publishQuarantined(unit, arrival, quarantined);
  await ledger.advance(unit.db, arrival, batch.at(-1)?.document.lastLine ?? arrival.checkpoint, settled);
}

/** A document begins a flow: its own id is the correlation id of everything that follows from it. */
async function publishDocument(
  unit: Unit,
  { fileName, sha256 }: Arrival & { readonly sha256: string },
  { draft, document, eventId }: IdentifiedDraft,
): Promise<void> {
  const { documentNo } = draft.content;
  const origin = { source: SOURCE, file: fileName, sha256, line: document.firstLine };
  const flow = { correlationId: eventId, causationId: null, workOrderNo: null };
  const attributes = { 'kervan.document_no': documentNo, 'kervan.correlation_id': eventId };
  await inSpan(`receive ${documentNo}`, { kind: SpanKind.CONSUMER, attributes, parent: NEW_TRACE }, () =>
    Promise.resolve(unit.tx(flow).publish(draft.contract, { ...draft.content, origin }, { id: eventId })),
  );
}

function identified({ document, result }: Outcome): IdentifiedDraft[] {
  return isFault(result) ? [] : [{ document, draft: result, ...identityOf(SOURCE, result) }];
}

function faulty({ document: { documentNo, lineCount, byteCount }, result }: Outcome): QuarantinedLines[] {
  return isFault(result) ? [{ ...result, documentNo, lineCount, byteCount }] : [];
}
