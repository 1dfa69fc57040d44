import { toBinaryMode, VOID_TYPE } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';

/**
 * A record with the payload that an operator gave its event instead of its own; with null an event that only moves the
 * mark.
 *
 * @throws KervanError EVENT_MALFORMED where envelope and payload cannot be told apart.
 */
export function overriddenRecord(record: IncomingRecord, payload: string | null): IncomingRecord {
  const { headers } = toBinaryMode(record.headers, record.value);
  if (payload !== null) return { ...record, headers, value: payload };
  return { ...record, headers: { ...headers, ce_type: VOID_TYPE }, value: '{}' };
}
