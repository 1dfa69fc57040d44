import type { Hash } from 'node:crypto';

/** What was read so far. */
export interface NotedBytes {
  readonly hash: Hash;
  bytes: number;
}

/** The same chunks, hashed and counted as they pass. */
export async function* notedBytes(chunks: AsyncIterable<Buffer>, read: NotedBytes): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    read.hash.update(chunk);
    read.bytes += chunk.length;
    yield chunk;
  }
}
