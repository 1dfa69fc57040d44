const enough = 65_536;

/**
 * The same bytes in pieces of at least 64 KiB, but for the last: many small chunks cost no more than few large ones, and these
 * are not copied.
 */
export async function* coalesced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < enough) continue;
    yield joined(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield joined(held);
}

function joined(held: readonly Uint8Array[]): Buffer {
  const [first, ...more] = held;
  if (!first || more.length > 0) return Buffer.concat(held);
  return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
}
