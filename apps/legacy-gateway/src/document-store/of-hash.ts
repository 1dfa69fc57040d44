import { createHash } from 'node:crypto';
import { KervanError } from '@kervan/contracts';

/** Bytes as they come. @throws KervanError DOCUMENT_CORRUPT behind the last one, where they have another hash. */
export async function* ofHash(
  sha256: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  const found = hash.digest('hex');
  if (found !== sha256)
    throw new KervanError('DOCUMENT_CORRUPT', `the bytes of ${sha256} have the hash ${found}`);
}
