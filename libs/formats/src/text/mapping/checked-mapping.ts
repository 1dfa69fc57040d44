import type { ValueType } from '../value-type.js';
import type { RowMapping, Source } from './document-layout.js';

/**
 * Compares a mapping with the columns that it names.
 *
 * @throws RangeError naming the column: a mapping that names none would read nothing for ever.
 */
export function checkMapping(
  columns: readonly { readonly name: string; readonly value: ValueType }[],
  mapping: RowMapping,
): void {
  const types = new Map(columns.map(({ name, value }) => [name, value.type]));
  const named = [...sourcesOf(mapping.become.map(({ document }) => document))];
  const conditions = [...mapping.reject, ...mapping.become].flatMap(({ when }) => when);
  if (mapping.key !== undefined) named.push(mapping.key);
  else if (mapping.rows !== 'row') throw new RangeError('rows that are put together need a key');
  for (const name of [...named, ...conditions.map(({ column }) => column)]) {
    if (!types.has(name)) throw new RangeError(`the mapping names a column "${name}" that is none`);
  }
  for (const { column, first, some } of conditions) {
    if ((first ?? some) !== undefined && types.get(column) !== 'decimal')
      throw new RangeError(`the sign of "${column}" is asked for and it is no decimal`);
  }
}

const plain = new Set(['kind', 'scheme', 'standardScheme', 'typeCode', 'meaning', 'reason', 'turned']);

function* sourcesOf(layout: unknown): Generator<string> {
  if (typeof layout === 'string') yield layout;
  else if (Array.isArray(layout)) for (const one of layout) yield* sourcesOf(one);
  else if (typeof layout === 'object' && layout !== null && !isConstant(layout)) {
    for (const [field, source] of Object.entries(layout)) if (!plain.has(field)) yield* sourcesOf(source);
  }
}

function isConstant(source: object): source is Extract<Source, { constant: string }> {
  return 'constant' in source;
}
