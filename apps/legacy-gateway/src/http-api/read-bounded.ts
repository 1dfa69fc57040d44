import { TextDecoder } from 'node:util';
import { KervanError } from '@kervan/contracts';

/**
 * The text of an answer, unpacked.
 *
 * @param most bytes
 * @throws KervanError SOURCE_UNAVAILABLE for a longer one, whose rest is not read, and for one that is not UTF-8
 */
export async function readBounded(response: Response, most: number, what: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, bytes] = ['', 0];
  const chunks: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) {
      throw new KervanError('SOURCE_UNAVAILABLE', `${what}: the answer has more than ${most} bytes`);
    }
    text += decoded(decoder, chunk, what);
  }
  return text + decoded(decoder, undefined, what);
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, what: string): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new KervanError('SOURCE_UNAVAILABLE', `${what}: the answer is not UTF-8`, { cause });
  }
}
