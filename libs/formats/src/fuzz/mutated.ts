/**
 * The bytes with up to eight changes: bytes and pieces put in, taken out, repeated, moved, overwritten or cut off.
 *
 * @param splinters what may be put in, one character for each byte.
 */
export function mutated(bytes: Buffer, splinters: readonly string[], random: () => number): Buffer {
  let result = bytes;
  // Every second time one alone: files that are nearly right are read the furthest.
  for (let changes = 1 + Math.floor(random() ** 3 * 8); changes > 0; changes -= 1)
    result = changed(result, splinters, random);
  return result;
}

function changed(bytes: Buffer, splinters: readonly string[], random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  const from = below(bytes.length + 1);
  const to = Math.min(bytes.length, from + below(40));
  const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  const splinter = Buffer.from(splinters[below(splinters.length)] ?? '', 'latin1');
  switch (below(8)) {
    case 0:
    case 1:
      return Buffer.concat([before, splinter, bytes.subarray(from)]);
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, piece, piece, after]);
    case 4:
      return Buffer.concat([before, splinter, after]);
    case 5:
      return Buffer.concat([before, Buffer.of(below(256)), bytes.subarray(from + 1)]);
    case 6:
      return withOtherDigit(bytes, from, below(10));
    default:
      return random() < 0.1 ? before : Buffer.concat([after, piece, before]);
  }
}

/** The next digit as another one: a file that is well formed and says something else. */
function withOtherDigit(bytes: Buffer, from: number, digit: number): Buffer {
  const at = bytes.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  const result = Buffer.from(bytes);
  if (at >= 0) result[at] = 0x30 + digit;
  return result;
}
