import type { Headers } from '@kervan/contracts';
import type { OutboxRow } from '../../relay/outbox-row.js';
import { headersOf } from '../../relay/headers-of.js';

/** What the headers of a waiting event say; null where they do not, or cannot be read. */
export interface ToldByHeaders {
  readonly type: string | null;
  readonly source: string | null;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly workOrderNo: string | null;
  /** Producer's clock, RFC 3339. */
  readonly occurredAt: string | null;
}

export function toldByHeaders(row: Pick<OutboxRow, 'id' | 'headers'>): ToldByHeaders {
  const headers = readable(row);
  return {
    type: headers['ce_type'] ?? null,
    source: headers['ce_source'] ?? null,
    correlationId: headers['ce_correlationid'] ?? null,
    causationId: headers['ce_causationid'] ?? null,
    workOrderNo: headers['ce_workorderno'] ?? null,
    occurredAt: headers['ce_time'] ?? null,
  };
}

function readable(row: Pick<OutboxRow, 'id' | 'headers'>): Headers {
  try {
    return headersOf(row);
  } catch {
    return {};
  }
}
