import type { DayLine } from './day-line.js';

/**
 * Whether a document takes goods out of stock: a sale or a loss, by the rules of Online Retail. Returns (`C...`), bad
 * debts (`A...`) and surpluses do not.
 *
 * @param lines all lines of the document, in the order of the file.
 */
export function takesFromStock(documentNo: string, lines: readonly DayLine[]): boolean {
  if (/^[AC]/.test(documentNo)) return false;
  const isLoss = lines[0]?.amounts?.quantity.startsWith('-') ?? false;
  return isLoss || lines.some(isPriced);
}

function isPriced({ amounts }: DayLine): boolean {
  return /[1-9]/.test(amounts?.unitPrice ?? '');
}
