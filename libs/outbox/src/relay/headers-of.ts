import { KervanError, type Headers } from '@kervan/contracts';
import type { OutboxRow } from './outbox-row.js';

/** @throws KervanError EVENT_MALFORMED */
export function headersOf({ id, headers }: Pick<OutboxRow, 'id' | 'headers'>): Headers {
  const parsed = parse(headers);
  if (isHeaders(parsed)) return parsed;
  throw new KervanError('EVENT_MALFORMED', `headers of outbox row ${String(id)} are no JSON object of text`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHeaders(value: unknown): value is Headers {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
