/** What makes XML break: markup, entities, names, namespaces, numbers and bytes of other charsets. */
const splinters = [
  '<',
  '>',
  '/>',
  '"',
  '&',
  ';',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&x;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml version="1.1"?>',
  '<?xml encoding="x"?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
]
  .concat([
    '<a>',
    '</a>',
    '<cbc:ID>',
    '<IDOC>',
    '</IDOC>',
    '<cXML>',
    ' xmlns=""',
    ' xmlns:cbc="a"',
    ' xml:a="b"',
  ])
  .concat([
    '9'.repeat(40),
    '-',
    '1e9',
    ',',
    '0',
    ' ',
    '\r',
    '\u{0}',
    '\u{FF}',
    '\u{C3}',
    '\u{EF}\u{BF}\u{BD}',
  ])
  .concat(['__proto__', 'constructor']);

/** The bytes with up to four changes: bytes and pieces put in, taken out, repeated, moved or overwritten. */
export function mutatedXml(bytes: Buffer, random: () => number): Buffer {
  let result = bytes;
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes -= 1)
    result = changed(result, random);
  return result;
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  const from = below(bytes.length + 1);
  const to = Math.min(bytes.length, from + below(40));
  const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  const splinter = Buffer.from(splinters[below(splinters.length)] ?? '', 'latin1');
  switch (below(7)) {
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
    case 5:
      return overwrittenDigit(bytes, from, below(10));
    default:
      return random() < 0.2 ? before : Buffer.concat([after, piece, before]);
  }
}

/** The next digit as another one: a file that is well-formed and says something else. */
function overwrittenDigit(bytes: Buffer, from: number, digit: number): Buffer {
  const at = bytes.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  const result = Buffer.from(bytes);
  if (at >= 0) result[at] = 0x30 + digit;
  return result;
}
