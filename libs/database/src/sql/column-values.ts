import type { PlannedColumn } from './entity-plan.js';

/** A property as a statement parameter; null where it is absent. JSON goes as text, so that arrays stay one value. */
export function columnValue(row: object, { property, json }: PlannedColumn): unknown {
  return asParameter(Reflect.get(row, property), json);
}

export function asParameter(value: unknown, json: boolean): unknown {
  if (value === undefined || value === null) return null;
  return json ? JSON.stringify(value) : value;
}

/** Columns that at least one of the rows has a value for: the others keep their default in the database. */
export function columnsInUse(
  columns: readonly PlannedColumn[],
  rows: readonly object[],
): readonly PlannedColumn[] {
  return columns.filter(({ property }) => rows.some((row) => Reflect.get(row, property) !== undefined));
}
