import fc from 'fast-check';
import { JsonSchema } from './json-schema.js';
import type { Operation } from './operations.js';
import type { SeenValues } from './seen-values.js';

/** For patterns that cannot be turned into text: one of these mostly fits. */
const SAMPLES = ['1', '2.50', '100', 'A', 'TRY', 'USD', '2010-12-01', '2010-12', 'SIP-1', '85123A', 'a@b.tr'];
const MOST_ITEMS = 4;

/** Makes values that fit a schema, nearly always; half of those with a name that was seen before are seen ones. */
export class FittingValues {
  constructor(
    private readonly resolve: Operation['resolve'],
    private readonly seen: SeenValues,
  ) {}

  of(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
    const fresh = this.#fresh(this.resolve(schema));
    const seen = this.seen.of(name);
    return seen.length === 0 ? fresh : fc.oneof(fresh, fc.constantFrom(...seen));
  }

  #fresh(schema: JsonSchema): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const any = [...schema.anyOf, ...schema.oneOf];
    if (any.length > 0) return fc.oneof(...any.map((each) => this.of(each)));
    if (schema.allOf.length > 0) return fc.tuple(...schema.allOf.map((each) => this.of(each))).map(merged);
    const types = [schema.type ?? 'any'].flat();
    return fc.oneof(...types.map((type) => this.#ofType(type, schema)));
  }

  #ofType(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
    const { minimum, maximum, exclusiveMinimum, minItems, maxItems = MOST_ITEMS, items } = schema;
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.maxSafeInteger().map((number) => within(number, minimum ?? exclusiveMinimum, maximum));
      case 'number':
        return fc.double({ noNaN: true, min: minimum ?? exclusiveMinimum, max: maximum });
      case 'string':
        return text(schema);
      case 'array':
        return fc.array(items ? this.of(items) : fc.jsonValue(), {
          minLength: minItems,
          maxLength: Math.max(minItems, Math.min(maxItems, MOST_ITEMS)),
        });
      case 'object':
        return this.#object(schema);
      default:
        return fc.jsonValue();
    }
  }

  #object({ properties, required, additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([name, field]) => [name, this.of(field, name)] as const);
    const known = fc.record<Record<string, unknown>>(Object.fromEntries(fields), {
      requiredKeys: required.filter((name) => name in properties),
    });
    const { data: others } = JsonSchema.safeParse(additionalProperties);
    if (!others) return known;
    const more = fc.dictionary(fc.string(), this.of(others), { maxKeys: MOST_ITEMS });
    return fc.tuple(known, more).map(([one, other]) => ({ ...other, ...one }));
  }
}

function merged(parts: readonly unknown[]): object {
  return parts.reduce<object>(
    (whole, part) => (typeof part === 'object' ? { ...whole, ...part } : whole),
    {},
  );
}

/** Small numbers more often than the whole range would have them. */
function within(number: number, lowest = -1000, highest = 1000): number {
  if (number >= lowest && number <= highest) return number;
  const span = Math.min(highest - lowest, Number.MAX_SAFE_INTEGER - 1) + 1;
  return lowest + (Math.abs(number) % span);
}

function text({ pattern, format, minLength, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return day;
  if (format === 'date-time') return day.map((date) => `${date}T10:00:00Z`);
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.emailAddress();
  const longest = Math.max(minLength, Math.min(maxLength ?? 64, 200));
  const free = fc
    .string({ minLength, maxLength: longest, unit: 'grapheme' })
    .map((made) => sized(made, minLength, longest));
  if (pattern === undefined) return free;
  const expression = new RegExp(pattern, 'u');
  const fits = (made: string) => made.length <= longest && expression.test(made);
  const samples = SAMPLES.filter(fits);
  const sampled = samples.length > 0 ? [fc.constantFrom(...samples)] : [];
  try {
    return fc.oneof(...sampled, fc.stringMatching(expression).filter(fits));
  } catch {
    // A look-ahead or a class of characters that fast-check does not follow.
    const sample = sampled[0] ?? free;
    return fc.tuple(free, sample).map(([made, other]) => (fits(made) ? made : other));
  }
}

/** JSON Schema counts code points, of which a grapheme may have several. */
function sized(made: string, shortest: number, longest: number): string {
  const characters = Array.from(made).slice(0, longest);
  return characters.join('') + 'x'.repeat(Math.max(0, shortest - characters.length));
}

const day = fc
  .date({ min: new Date('2009-12-01'), max: new Date('2011-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
