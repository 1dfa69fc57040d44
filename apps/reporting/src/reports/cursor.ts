import { day } from '@kervan/contracts';
import { RequestInvalid } from '@kervan/service';
import { z } from 'zod';
import type { Key, ReportRow } from './report.js';

const part = {
  text: z.string().regex(/^[^\0\p{Cs}]*$/u),
  date: day,
  numeric: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/),
};

/** The place of a row in its report, for the page that follows. */
export function cursorOf(keys: readonly Key[], row: ReportRow): string {
  return Buffer.from(JSON.stringify(keys.map(({ column }) => row[column]))).toString('base64url');
}

/** @throws RequestInvalid for a text that {@link cursorOf} did not make for these keys. */
export function placeOf(keys: readonly Key[], cursor: string): readonly string[] {
  const parts = z.array(z.string()).length(keys.length).safeParse(json(cursor));
  const valid = parts.data?.every((text, index) => part[keys[index]?.type ?? 'text'].safeParse(text).success);
  if (parts.data && valid) return parts.data;
  throw new RequestInvalid([{ field: 'after', message: 'must be `next` of the page before' }]);
}

function json(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
