import type { RawLine } from './raw-line.js';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a stream of bytes at LF or CR LF. Lines are found before anything is decoded, so that a bad byte or a stray
 * quote spoils its own line only. A line longer than `limit` bytes is cut to it and marked, its rest is skipped:
 * memory stays bounded by the limit and one chunk.
 */
export async function* rawLinesOf(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<RawLine> {
  let no = 1;
  let offset = 0;
  let length = 0;
  let held: Buffer[] = [];

  const hold = (part: Buffer) => {
    if (length < limit) held.push(part.subarray(0, limit - length));
    length += part.length;
  };
  const complete = (lineEnd: number): RawLine => {
    const [only, ...more] = held;
    const bytes = only && more.length === 0 ? only : Buffer.concat(held);
    const end = length <= limit && bytes.at(-1) === CR ? -1 : undefined;
    return { no, offset, bytes: bytes.subarray(0, end), size: length + lineEnd, tooLong: length > limit };
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      hold(chunk.subarray(start, end));
      yield complete(1);
      offset += length + 1;
      no += 1;
      length = 0;
      held = [];
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (length > 0) yield complete(0);
}
