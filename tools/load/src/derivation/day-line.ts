import { parse } from 'csv-parse/sync';

/** What master data and opening stock need of one line of a day file. */
export interface DayLine {
  readonly documentNo: string;
  readonly sku: string;
  /** Null where the gateway could not read them: the line then moves nothing. */
  readonly amounts: DayAmounts | null;
  /** Null for a retail customer. */
  readonly customerId: string | null;
  readonly country: string;
}

/** Decimal text. */
export interface DayAmounts {
  /** Negative for what the source takes back or off. */
  readonly quantity: string;
  /** Zero or more. */
  readonly unitPrice: string;
}

const COLUMNS = 8;
const QUANTITY = /^-?\d{1,12}(\.\d{1,3})?$/;
const PRICE = /^\d{1,12}(\.\d{1,6})?$/;

/**
 * Reads one line, or null for one that is no data line. It judges nothing: what is wrong with a line is found by the
 * gateway, and a broken line must not hide the master data of the lines after it. Hence line by line, with the CSV
 * parser only where quotes are.
 */
export function readDayLine(text: string): DayLine | null {
  const cells = text.includes('"') ? unquoted(text) : text.split(',');
  const [documentNo, sku, , quantity = '', , unitPrice = '', customerId, country] = cells;
  if (cells.length !== COLUMNS || !documentNo || !sku || customerId === undefined || !country) return null;
  const amounts = QUANTITY.test(quantity) && PRICE.test(unitPrice) ? { quantity, unitPrice } : null;
  return { documentNo, sku, amounts, customerId: customerId.replace(/\.0$/, '') || null, country };
}

function unquoted(text: string): string[] {
  const rows = parse(text, { skip_records_with_error: true });
  return rows[0] ?? [];
}
