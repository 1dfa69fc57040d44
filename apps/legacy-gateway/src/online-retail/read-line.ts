import { KervanError } from '@kervan/contracts';
import { decodeUtf8 } from '../byte-lines/decode-utf8.js';
import type { RawLine } from '../byte-lines/raw-line.js';
import { accountOf } from './account-of.js';
import { documentNumberOf } from './document-number.js';
import { columns } from './layout.js';
import { splitCsv } from './split-csv.js';

/** What is taken of a line. Description and country stay behind. */
export interface RetailLine {
  readonly no: number;
  readonly sku: string;
  /** Signed and never zero, as the source writes it. */
  readonly quantity: string;
  /** Zero or positive. */
  readonly unitPrice: string;
  readonly accountNo: string;
}

const QUANTITY = /^-?\d{1,12}(\.\d{1,3})?$/;
const PRICE = /^-?\d{1,12}(\.\d{1,6})?$/;
const SKU = /^[^\p{Cc}]+$/u;
const LONGEST_SKU = 64;
const MOMENT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const NOT_ZERO = /[1-9]/;

/**
 * Reads one line strictly.
 *
 * @throws KervanError ENCODING_ERROR, FORMAT_ERROR where the layout is not kept, NUMBER_INVALID for a negative price
 * and a quantity of zero. Messages name the line and the column.
 */
export function readLine(raw: RawLine): RetailLine {
  const wrong = (what: string) => new KervanError('FORMAT_ERROR', `line ${raw.no}: ${what}`);
  if (raw.tooLong) throw wrong(`longer than ${raw.bytes.length} bytes`);
  const cells = splitCsv(decodeUtf8(raw));
  if (!cells) throw wrong('quotes do not match');
  if (cells.length !== columns.length) throw wrong(`${cells.length} columns instead of ${columns.length}`);

  const [documentNo, sku = '', , quantity = '', moment = '', unitPrice = '', customerId = '', country = ''] =
    cells;
  if (documentNo !== documentNumberOf(raw)) throw wrong('InvoiceNo is not a document number');
  if (!SKU.test(sku) || sku.length > LONGEST_SKU)
    throw wrong('StockCode is empty, too long or holds control characters');
  if (!QUANTITY.test(quantity)) throw wrong('Quantity is not a decimal number');
  if (!isMoment(moment)) throw wrong('InvoiceDate is not a moment like 2010-12-01 08:26:00');
  if (!PRICE.test(unitPrice)) throw wrong('UnitPrice is not a decimal number');
  if (!NOT_ZERO.test(quantity)) throw new KervanError('NUMBER_INVALID', `line ${raw.no}: Quantity is zero`);
  if (unitPrice.startsWith('-')) {
    throw new KervanError('NUMBER_INVALID', `line ${raw.no}: UnitPrice ${unitPrice} is negative`);
  }
  const accountNo = accountOf(customerId, country);
  if (accountNo === null) throw wrong('CustomerID and Country name no account');
  return { no: raw.no, sku, quantity, unitPrice, accountNo };
}

/** Whether the price is above zero; a zero price is a free sample. */
export function isPriced({ unitPrice }: RetailLine): boolean {
  return NOT_ZERO.test(unitPrice);
}

function isMoment(text: string): boolean {
  const [, date, time] = MOMENT.exec(text) ?? [];
  if (date === undefined || time === undefined) return false;
  const moment = new Date(`${date}T${time}Z`);
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(`${date}T${time}`);
}
