/** A column that rows are named and sorted by; no two rows agree in all of them. */
export interface Key {
  readonly column: string;
  readonly type: 'text' | 'date' | 'numeric';
}

/** A report as one statement: the same facts give the same rows in the same order, however they came in. */
export interface Report {
  /** `SELECT` with all of the columns below, in any order. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly keys: readonly Key[];
  /** Columns after the keys. */
  readonly values: readonly string[];
}

/** Amounts and quantities are decimal text, counts numbers. */
export type ReportRow = Readonly<Record<string, string | number | null>>;

/** Columns in their order. */
export function columnsOf({ keys, values }: Report): readonly string[] {
  return [...keys.map(({ column }) => column), ...values];
}

/** `SELECT` of a report's rows in the order of its keys. */
export function orderedSql(report: Report, after = ''): string {
  const columns = columnsOf(report).map((column) => `"${column}"`);
  const order = report.keys.map(comparable);
  return `SELECT ${columns.join(', ')} FROM (${report.sql}) AS report ${after} ORDER BY ${order.join(', ')}`;
}

/** Text compares byte by byte, whatever the database's own order is. */
export function comparable({ column, type }: Key): string {
  return type === 'text' ? `"${column}" COLLATE "C"` : `"${column}"`;
}
