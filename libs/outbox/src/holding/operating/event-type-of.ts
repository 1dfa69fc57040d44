import type { OutboxRow } from '../../relay/outbox-row.js';
import { headersOf } from '../../relay/headers-of.js';

/** The event's type, or null where the headers are what cannot be read. */
export function eventTypeOf(row: Pick<OutboxRow, 'id' | 'headers'>): string | null {
  try {
    return headersOf(row)['ce_type'] ?? null;
  } catch {
    return null;
  }
}
