import { coalesced } from './coalesced.js';
import type { Parse, Parsed } from './parsed.js';

/** Reads one file whose bytes come in pieces: each outcome is told as soon as its last byte came. Every byte is in the size of one. */
export interface FileReader {
  /** What it tells must be taken before the next piece comes. */
  push(chunk: Buffer): Iterable<Parsed>;
  end(): Iterable<Parsed>;
}

/** A parser that opens a reader for each file. */
export function parserOf(open: (tolerance?: string) => FileReader): Parse {
  return async function* (chunks, tolerance) {
    const reader = open(tolerance);
    // Not delegated: that would wait for every outcome twice.
    for await (const chunk of coalesced(chunks)) for (const one of reader.push(chunk)) yield one;
    for (const one of reader.end()) yield one;
  };
}
