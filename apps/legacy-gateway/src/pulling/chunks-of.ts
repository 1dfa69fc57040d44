import type { PulledRow } from './pull-source.js';

/** What one statement compares. */
const CHUNK_ROWS = 5_000;
const CHUNK_CHARACTERS = 8_388_608;

/** Rows in pieces of bounded size. */
export async function* chunksOf(rows: AsyncIterable<PulledRow>): AsyncGenerator<readonly PulledRow[]> {
  let chunk: PulledRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    chunk.push(row);
    for (const value of Object.values(row)) characters += value?.length ?? 0;
    if (chunk.length >= CHUNK_ROWS || characters >= CHUNK_CHARACTERS) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
  }
  if (chunk.length > 0) yield chunk;
}
