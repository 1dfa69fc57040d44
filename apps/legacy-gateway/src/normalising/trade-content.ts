import { SatisBelgesiAlindi, type DataOf } from '@kervan/contracts';
import { exact, shortest, type CanonicalInvoice, type CanonicalOrder } from '@kervan/formats';
import { checkInvoice, checkKdv } from './invoice-rules.js';
import type { Reading } from './reading.js';
import { unitPriceOf } from './unit-price.js';

type Trade = CanonicalOrder | CanonicalInvoice;

/** Sales and returns say the same things. */
const Content = SatisBelgesiAlindi.schema.omit({ origin: true });
export type TradeContent = Omit<DataOf<typeof SatisBelgesiAlindi>, 'origin'>;

/** What a sales or a return document says; null where it cannot be taken. */
export function tradeContentOf(document: Trade, reading: Reading, isReturn: boolean): TradeContent | null {
  if (document.kind === 'invoice') checkInvoice(document, reading);
  reading.openPeriod(document.issueDate);
  const currency = reading.currency(document.currency);
  const accountNo = reading.account(document.buyer, currency);
  const turned = isReturn && document.lines.every(({ quantity }) => quantity.startsWith('-'));
  const lines = document.lines.map((line, index) =>
    lineOf(turned ? turn(line) : line, index + 1, currency ?? '', reading),
  );
  return reading.content(Content, {
    documentNo: document.number,
    businessDate: document.issueDate,
    accountNo,
    currency: currency ?? '',
    lines,
  });
}

function lineOf(line: Trade['lines'][number], lineNo: number, currency: string, reading: Reading) {
  const place = `line ${lineNo}`;
  const product = reading.product(line.item, place);
  reading.unit(line.unit, product, place);
  if ('taxes' in line && product) checkKdv(line, product.kdvClass, place, reading);
  return {
    lineNo,
    sku: product?.sku ?? '',
    quantity: line.quantity,
    unitPrice: priceOf(line, place, currency, reading),
  };
}

function priceOf(line: Trade['lines'][number], place: string, currency: string, reading: Reading): string {
  if (!exact(line.quantity).gt('0')) {
    reading.find('RULE_VIOLATION', `${place}: the quantity is ${line.quantity}`);
    return '';
  }
  if (currency === '') return '';
  const allowanceCharges = 'allowanceCharges' in line ? line.allowanceCharges : [];
  const price = unitPriceOf({ ...line, allowanceCharges }, currency, reading.rules.tolerance);
  if (typeof price === 'string') return price;
  reading.find(price.code, `${place}: ${price.reason}`);
  return '';
}

/** Some sources write what comes back with a minus; events say by their type which way goods move. */
function turn<Line extends Trade['lines'][number]>(line: Line): Line {
  const turned = (figure: string): string => shortest(exact(figure).times('-1'));
  return { ...line, quantity: turned(line.quantity), net: line.net === null ? null : turned(line.net) };
}
