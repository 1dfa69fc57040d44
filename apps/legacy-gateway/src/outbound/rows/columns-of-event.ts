import { shortest, sumOf } from '@kervan/formats';
import { z } from 'zod';
import type { Column } from '../destinations/column.js';
import type { EventField } from '../fields/event-field.js';
import { textAt, valueAt } from '../fields/value-at.js';
import { written } from '../values/written.js';

/** Text of a cell, and what it is called when it cannot be written. */
export interface Cell {
  readonly text: string;
  readonly field: string;
}

/** The columns of a layout, bound to the fields of an event. */
export class ColumnsOfEvent<Declared extends Column> {
  readonly #list: readonly string[] | null;
  readonly #fields: readonly (EventField | null)[];

  /** @throws RangeError for an unknown field, one that its style does not suit, and fields of two lists. */
  constructor(
    readonly columns: readonly Declared[],
    fields: ReadonlyMap<string, EventField>,
  ) {
    const names = new Set(columns.map(({ name }) => name));
    if (names.size < columns.length) throw new RangeError('two columns have one name');
    this.#fields = columns.map((column) => fieldOf(column, fields));
    const lists = new Set(this.#fields.flatMap((field) => field?.list ?? []));
    if (lists.size > 1) throw new RangeError(`columns are of one list, not of ${[...lists].join(' and ')}`);
    const [list = null] = lists;
    this.#list = list?.split('.') ?? null;
  }

  /** The cells of each row of an event. @throws KervanError FORMAT_ERROR */
  rowsOf(data: object): readonly (readonly Cell[])[] {
    return this.#elementsOf(data).map((element) =>
      this.columns.map(({ name, text = '', value }, index) => {
        const source = this.#fields[index];
        const raw = source ? textAt(source.list === null ? data : element, source.path) : text;
        return { text: written(raw, value, name), field: name };
      }),
    );
  }

  /** Sum of a column over the rows of an event, exact. */
  sumOf(name: string, data: object): string {
    const source = this.#fields[this.columns.findIndex((column) => column.name === name)];
    if (!source) return '0';
    const texts = this.#elementsOf(data).map((element) =>
      textAt(source.list === null ? data : element, source.path),
    );
    return shortest(sumOf(texts.filter((text) => text !== '')));
  }

  #elementsOf(data: object): readonly unknown[] {
    if (this.#list === null) return [data];
    const elements = valueAt(data, this.#list);
    return Array.isArray(elements) ? elements : [];
  }
}

function fieldOf({ name, field, value }: Column, fields: ReadonlyMap<string, EventField>): EventField | null {
  if (field === undefined) return null;
  const found = fields.get(field);
  if (!found) throw new RangeError(`column ${name}: the event has no field ${field}`);
  if (!suits(value.type, found.schema)) throw new RangeError(`column ${name}: ${field} is no ${value.type}`);
  return found;
}

/** Every field is a text; decimals and days are told by what else their schema takes. */
function suits(type: Column['value']['type'], schema: z.core.$ZodType): boolean {
  const takes = (value: unknown) => z.safeParse(schema, value).success;
  if (type === 'text') return true;
  if (type === 'day') return takes('2024-02-15') && !takes('2024-02-30');
  return takes(1) || (takes('1') && !takes('x'));
}
