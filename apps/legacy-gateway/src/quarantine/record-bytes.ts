import { KervanError } from '@kervan/contracts';
import { WHOLE_FILE } from '../receiving/whole-file.js';
import type { QuarantinedRecord } from './records.js';

/** A part of a file. */
export interface Span {
  /** Byte with which it begins, 0 the first. */
  readonly offset: number;
  /** Infinity: to the end of the file. */
  readonly size: number;
}

/** Where a record stands. @throws KervanError QUARANTINE_STATE_INVALID for one whose lines do not stand together */
export function spanOf({
  ordinal,
  offset,
  bytes,
}: Pick<QuarantinedRecord, 'ordinal' | 'offset' | 'bytes'>): Span {
  // What a file is refused with counts the bytes of its records alone.
  if (ordinal === WHOLE_FILE) return { offset: 0, size: Infinity };
  if (offset !== null) return { offset, size: bytes };
  const message = 'The lines of the record do not stand together in its file.';
  throw new KervanError('QUARANTINE_STATE_INVALID', message);
}

/** The bytes of a span; the file is read no further. */
export async function* bytesOf(file: AsyncIterable<Buffer>, { offset, size }: Span): AsyncGenerator<Buffer> {
  let position = 0;
  for await (const chunk of file) {
    const part = chunk.subarray(Math.max(offset - position, 0), Math.max(offset + size - position, 0));
    if (part.length > 0) yield part;
    position += chunk.length;
    if (position >= offset + size) return;
  }
}
