import { fromHeaders, toHeaders, VOID_TYPE, type Envelope } from '@kervan/contracts';
import { headersOf } from '../../relay/headers-of.js';

/** The row that a void event takes the place of. */
export interface VoidedRow {
  readonly id: number;
  readonly key: string;
  readonly sequence: number | null;
  readonly headers: string;
}

/** What a void event is made with. */
export interface VoidOrigin {
  /** Id of the void event. */
  readonly id: string;
  /** CloudEvents source of the service. */
  readonly source: string;
  /** Epoch of its sequences, where the headers it replaces cannot be read. */
  readonly epoch: number;
}

/** Headers of the event that replaces a row's: its place and its flow, nothing else. */
export function voidHeaders(row: VoidedRow, { id, source, epoch }: VoidOrigin): string {
  const sequence = row.sequence === null ? null : { epoch, number: row.sequence };
  const flow = {
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  const envelope = { ...flow, source, key: row.key, sequence, ...readable(row) };
  return JSON.stringify(toHeaders({ ...envelope, id, type: VOID_TYPE, time: new Date().toISOString() }));
}

function readable({ id, headers, key }: VoidedRow): Partial<Envelope> {
  try {
    return fromHeaders(headersOf({ id, headers }), key);
  } catch {
    return {};
  }
}
