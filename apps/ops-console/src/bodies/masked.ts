import { isSensitive, itemShapes, memberShapes, takes, type Shapes } from './shape-of.js';

/** A JSON value of which nothing may be read that is sensitive, or that its contract does not know. */
export interface Masked {
  readonly value: unknown;
  /** JSON pointers (RFC 6901) of what was replaced; empty for the value as a whole. */
  readonly fields: readonly string[];
}

const MASK = '***';

/** @param shapes what the value may be; none: all of it is masked. @param pointer of the value */
export function masked(value: unknown, shapes: Shapes, pointer = ''): Masked {
  if (isSensitive(shapes) || !takes(shapes, value)) return { value: MASK, fields: [pointer] };
  if (Array.isArray(value)) return maskedItems(value, itemShapes(shapes), pointer);
  if (typeof value === 'object' && value !== null) return maskedMembers(value, shapes, pointer);
  return { value, fields: [] };
}

function maskedItems(items: readonly unknown[], shapes: Shapes, pointer: string): Masked {
  const all = items.map((item, index) => masked(item, shapes, `${pointer}/${index}`));
  return { value: all.map(({ value }) => value), fields: all.flatMap(({ fields }) => fields) };
}

function maskedMembers(object: object, shapes: Shapes, pointer: string): Masked {
  const all = Object.entries(object).map(
    ([name, value]) =>
      [name, masked(value, memberShapes(shapes, name), `${pointer}/${escaped(name)}`)] as const,
  );
  return {
    value: Object.fromEntries(all.map(([name, { value }]) => [name, value])),
    fields: all.flatMap(([, { fields }]) => fields),
  };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
