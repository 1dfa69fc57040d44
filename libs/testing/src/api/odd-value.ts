import fc from 'fast-check';

/** Stands in a body for a number beyond every double, which JSON can write and JavaScript cannot. */
const BEYOND = '@@1e400@@';

const oddTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud83d',
  '\udc00x',
  '\u{1f469}\u200d\u{1f680}',
  '\u202egnirts',
  'İıŞşĞğ',
  'a\u0301',
  '\ufeff',
  '\r\n\t',
  '\u0085\u2028',
  "'; DROP TABLE x; --",
  '${1}{{1}}%s%n',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-0',
  '1e400',
  '0x1F',
  '9'.repeat(400),
  '0.' + '1'.repeat(400),
  '-1',
  '99999999999999999999',
  '0000-00-00',
  '2011-02-29',
  '9999-12-31',
  '+010000-01-01',
];

/** Text that services tend not to expect; short enough for an address. */
export const oddText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom('x', 'ş', '\u{1f600}').map((unit) => unit.repeat(300)) },
);

/** Values of every type that a schema may have forgotten. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(
    ...[null, true, false, {}, [], [[]], [null], { a: { b: {} } }, BEYOND, 'x'.repeat(70_000)],
    ...[0, -1, 0.1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 1e21, 1e308, 5e-324],
    Array.from({ length: 2000 }, (_, index) => index),
    nested(500),
  ),
  fc.jsonValue(),
);

/** JSON of a value, with the odd number that JavaScript cannot hold. */
export function oddJson(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value).replaceAll(`"${BEYOND}"`, '1e400');
}

/** Bodies that are no JSON, or not the JSON they seem to be. */
export const brokenJson = (json: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(Math.max(json.length - 1, 0)).map((end) => json.slice(0, end)),
    fc.constantFrom(
      '',
      ' ',
      'nul',
      '{"a":}',
      '[1,]',
      "{'a':1}",
      '\ufeff{}',
      '"text"',
      '1',
      '[]',
      'null',
      '{}',
    ),
    fc.constant('['.repeat(50_000)),
    fc.constant(`${json}${json}`),
    fc.constant(json.replace('{', '{"__proto__":{"version":1},"constructor":null,')),
  );

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
