/** What makes EDI files break: separators, tags, counts and bytes of other charsets. */
const splinters = [
  "'",
  '+',
  ':',
  '?',
  '~',
  '*',
  '>',
  '\r\n',
  "UNA:+.?*'",
  "UNB+UNOC:3+A+B+1:2+1'",
  "UNH+1+INVOIC:D:96A:UN'",
]
  .concat([
    "UNT+0+1'",
    "UNZ+1+1'",
    "UNO+1+1+1+99999'",
    "LIN+1'",
    "MOA+9:1,2.3'",
    "UNS+S'",
    'ST*810*1~',
    'SE*1*1~',
    'ISA*',
  ])
  .concat([
    '9'.repeat(40),
    '-',
    '0',
    ',',
    '\u{0}',
    '\u{FF}',
    '\u{C3}',
    '\u{EF}\u{BF}\u{BD}',
    '__proto__',
    'constructor',
  ]);

/** The bytes with up to eight changes: bytes and pieces put in, taken out, repeated, moved or overwritten. */
export function mutated(bytes: Buffer, random: () => number): Buffer {
  let result = bytes;
  for (let changes = 1 + Math.floor(random() * 8); changes > 0; changes -= 1)
    result = changed(result, random);
  return result;
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  const [one, other] = [below(bytes.length + 1), below(bytes.length + 1)];
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const near = Math.min(to, from + below(20));
  const splinter = Buffer.from(splinters[below(splinters.length)] ?? '', 'latin1');
  const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, near), bytes.subarray(near)];
  switch (below(6)) {
    case 0:
      return Buffer.concat([before, splinter, bytes.subarray(from)]);
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, piece, piece, after]);
    case 3:
      return Buffer.concat([before, splinter, after]);
    case 4:
      return Buffer.concat([before, Buffer.of(below(256)), bytes.subarray(from + 1)]);
    default:
      return random() < 0.1 ? before : Buffer.concat([after, piece, before]);
  }
}
