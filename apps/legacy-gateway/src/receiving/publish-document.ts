import { inSpan } from '@kervan/observability';
import type { Unit } from '@kervan/outbox';
import { SpanKind } from '@opentelemetry/api';
import type { FileRecord, ReceivedDocument } from './outcome.js';
import type { ReceivedSource } from './received-source.js';

/** Starts a trace of its own: the path of one document, not of the file it came with. */
const NEW_TRACE = { traceparent: null, tracestate: null };

/** The file in which a document was read. */
export interface OriginFile {
  readonly fileName: string;
  readonly sha256: string;
}

/** A document begins a flow: its own id is the correlation id of everything that follows from it. */
export async function publishDocument(
  unit: Unit,
  { name: source, mapping }: Pick<ReceivedSource, 'name' | 'mapping'>,
  { fileName: file, sha256 }: OriginFile,
  { line, offset }: FileRecord,
  { documentNo, draft }: ReceivedDocument,
  eventId: string,
): Promise<void> {
  const versions = mapping === null ? null : mappingText(mapping, 'tables' in draft ? draft.tables : {});
  const origin = {
    ...{ source, file, sha256, line },
    ...(offset !== null && { offset }),
    ...(versions !== null && { mapping: versions }),
  };
  const flow = { correlationId: eventId, causationId: null, workOrderNo: null };
  const attributes = { 'kervan.document_no': documentNo, 'kervan.correlation_id': eventId };
  await inSpan(`receive ${documentNo}`, { kind: SpanKind.CONSUMER, attributes, parent: NEW_TRACE }, () =>
    Promise.resolve(unit.tx(flow).publish(draft.contract, { ...draft.content, origin }, { id: eventId })),
  );
}

/** `a1b2c3d4e5f6 units@3`: the declaration, and the mapping tables that answered. */
function mappingText(declaration: string, tables: Readonly<Record<string, string>>): string {
  return [declaration, ...Object.entries(tables).map(([table, version]) => `${table}@${version}`)].join(' ');
}
