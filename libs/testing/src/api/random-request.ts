import fc from 'fast-check';
import { FittingValues } from './fitting-value.js';
import { mutated } from './mutation.js';
import { brokenJson, oddJson, oddText } from './odd-value.js';
import type { Operation, Parameter } from './operations.js';
import type { SeenValues } from './seen-values.js';

/** A request as it goes over the wire, for {@link Api.probe}. */
export interface RandomRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Requests of an operation: a third fit its description, the others do not in one place or in several. */
export function randomRequest(operation: Operation, seen: SeenValues): fc.Arbitrary<RandomRequest> {
  const fitting = new FittingValues(operation.resolve, seen);
  const place = (where: Parameter['in'], isOdd: boolean, odd: fc.Arbitrary<string>) =>
    fc.record<Record<string, string>>(
      Object.fromEntries(
        operation.parameters
          .filter((parameter) => parameter.in === where)
          .map(({ name, schema }) => {
            const value = fitting.of(schema, name).map(String);
            return [name, isOdd ? fc.oneof(value, odd) : value];
          }),
      ),
      where === 'path' ? {} : { requiredKeys: [] },
    );
  const body = operation.body && fitting.of(operation.body);
  return fc.oneof(fc.constant(false), fc.constant(true), fc.constant(true)).chain((isOdd) =>
    fc
      .tuple(
        place('path', isOdd, oddText),
        place('query', isOdd, oddText),
        isOdd ? oddQuery : fc.constant(''),
        place('header', isOdd, oddHeader),
        body ? body.chain((value) => (isOdd ? oddBody(value) : fc.constant(oddJson(value)))) : noBody,
        isOdd ? oddContent : fc.constant(JSON_CONTENT),
      )
      .map(([path, query, more, headers, text, content]) => ({
        method: operation.method,
        path: addressOf(operation.path, path, query, more),
        headers: { ...sendable(headers), ...(text !== undefined && content) },
        body: text,
      })),
  );
}

const JSON_CONTENT: Record<string, string> = { 'content-type': 'application/json' };
const noBody = fc.constant(undefined);

const oddContent = fc.oneof(
  { weight: 12, arbitrary: fc.constant(JSON_CONTENT) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-7' },
      { 'content-type': 'application/json; charset=latin1' },
      { ...JSON_CONTENT, 'content-encoding': 'gzip' },
      { ...JSON_CONTENT, 'content-encoding': 'nonsense' },
    ),
  },
);

const oddQuery = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'limit=1&limit=2',
      'limit=%ZZ',
      'after[a]=b',
      '&&==',
      'unheardOf=1',
      '__proto__=1',
    ),
  },
);

/** What HTTP lets a header be. */
const oddHeader = fc.oneof(
  fc.constantFrom('', '*', '"0"', '"1"', 'W/"1"', '"1", "2"', '"', 'x'.repeat(256), 'two words', 'caf\u00e9'),
  fc
    .array(fc.integer({ min: 0x21, max: 0xff }), { maxLength: 60 })
    .map((codes) => String.fromCharCode(...codes)),
);

function oddBody(value: unknown): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(oddJson(value)) },
    { weight: 6, arbitrary: mutated(value).map(oddJson) },
    { weight: 2, arbitrary: brokenJson(oddJson(value) ?? '') },
    { weight: 1, arbitrary: noBody },
  );
}

function addressOf(
  template: string,
  values: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
  more: string,
): string {
  const path = template.replace(/\{([^}]+)\}/g, (_, name: string) => encoded(values[name] ?? ''));
  const pairs = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const whole = [...pairs, more].filter((pair) => pair !== '').join('&');
  return whole === '' ? path : `${path}?${whole}`;
}

/** HTTP writes headers in Latin-1, and there is no asking with others. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\x20-\x7e\xa0-\xff]/g, '?')]),
  );
}

/** Half a surrogate pair has no place in an address; its bytes would be refused like these. */
function encoded(text: string): string {
  return /\p{Cs}/u.test(text) ? '%ED%A0%BD' : encodeURIComponent(text);
}
