import { parse } from 'csv-parse/sync';

/** What master data needs of one line of a day file. */
export interface DayLine {
  readonly sku: string;
  /** Null for a retail customer. */
  readonly customerId: string | null;
  readonly country: string;
}

const COLUMNS = 8;

/**
 * Reads one line, or null for one that is no data line. It judges nothing: what is wrong with a line is found by the
 * gateway, and a broken line must not hide the master data of the lines after it. Hence line by line, with the CSV
 * parser only where quotes are.
 */
export function readDayLine(text: string): DayLine | null {
  const cells = text.includes('"') ? unquoted(text) : text.split(',');
  const [, sku, , , , , customerId, country] = cells;
  if (cells.length !== COLUMNS || !sku || customerId === undefined || !country) return null;
  return { sku, customerId: customerId.replace(/\.0$/, '') || null, country };
}

function unquoted(text: string): string[] {
  const rows = parse(text, { skip_records_with_error: true });
  return rows[0] ?? [];
}
