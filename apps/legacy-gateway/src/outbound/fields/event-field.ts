import { z } from 'zod';

/** A field of the data of an event. */
export interface EventField {
  /** The list that it is a field of each element of; null: it is of the event itself. */
  readonly list: string | null;
  /** From the event or from the element. */
  readonly path: readonly string[];
  readonly schema: z.core.$ZodType;
}

/** The fields of a contract's data by their names: `invoiceNo`, `withholding.kdv`, `lines.sku`. */
export function fieldsOf(schema: z.ZodObject): ReadonlyMap<string, EventField> {
  return new Map(fieldsIn(schema, null, []));
}

function* fieldsIn(
  object: z.ZodObject,
  list: string | null,
  above: readonly string[],
): Generator<readonly [string, EventField]> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = object.shape;
  for (const [name, declared] of Object.entries(shape)) {
    const schema = required(declared);
    const path = [...above, name];
    if (schema instanceof z.ZodObject) yield* fieldsIn(schema, list, path);
    else if (schema instanceof z.ZodArray) yield* elementFields(schema, list, path);
    else yield [[...(list === null ? [] : [list]), ...path].join('.'), { list, path, schema }];
  }
}

/** Lists in lists, and lists of anything but objects, have no columns. */
function* elementFields(
  { element }: z.ZodArray,
  list: string | null,
  path: readonly string[],
): Generator<readonly [string, EventField]> {
  if (list === null && element instanceof z.ZodObject) yield* fieldsIn(element, path.join('.'), []);
}

function required(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? required(schema.unwrap()) : schema;
}
