import type { Parsed } from '@kervan/formats';

/** A document of a file, or what can be read as none, by its number in the file. */
export interface ParsedRecord {
  /** 1 the first. */
  readonly ordinal: number;
  /** Bytes of the file that were told before it. */
  readonly offset: number;
  readonly parsed: Exclude<Parsed, { kind: 'passed' }>;
}

/** Numbers the records of a file; envelopes, headers and what else is passed over have no number. */
export async function* recordsOf(
  file: AsyncIterable<Parsed>,
  wanted: (ordinal: number) => boolean,
): AsyncGenerator<ParsedRecord> {
  let [ordinal, position] = [0, 0];
  for await (const parsed of file) {
    const offset = position;
    position += parsed.size;
    if (parsed.kind === 'passed') continue;
    ordinal += 1;
    if (wanted(ordinal)) yield { ordinal, offset, parsed };
  }
}
