import { KervanError, type PricedLine } from '@kervan/contracts';
import { lineNet, Quantity } from '@kervan/money';

/** Goods that come back. */
export interface GoodsBack {
  readonly sku: string;
  readonly quantity: string;
}

/** A line of an invoice and how much of it came back before. */
export interface InvoicedLine {
  readonly line: PricedLine;
  readonly returned: string;
}

/** A line of a return invoice, and the line of the invoice that it takes back from. */
export interface ReturnedLine {
  readonly line: PricedLine;
  readonly relatedLineNo: number;
}

/**
 * Takes goods back from the lines of the invoice they were sold with, at prices and rates of those; of a product that is
 * on several lines, from the first that has something left.
 *
 * @throws KervanError RULE_VIOLATION naming the SKU of which more comes back than was invoiced and is not back yet.
 */
export function returnedLines(
  currency: string,
  invoiced: readonly InvoicedLine[],
  goods: readonly GoodsBack[],
): ReturnedLine[] {
  const sold = invoiced.map(({ line, returned }) => ({
    line,
    left: Quantity.of(line.quantity).minus(Quantity.of(returned)),
  }));
  const back: ReturnedLine[] = [];
  for (const { sku, quantity } of goods) {
    let wanted = Quantity.of(quantity);
    for (const from of sold.filter(({ line }) => line.sku === sku)) {
      const taken = Quantity.smaller(wanted, from.left);
      if (!taken.isPositive) continue;
      wanted = wanted.minus(taken);
      from.left = from.left.minus(taken);
      back.push(lineBack(currency, from.line, taken.toString(), back.length + 1));
    }
    if (wanted.isPositive) {
      const more = `${wanted.toString()} of ${sku} more come back`;
      throw new KervanError('RULE_VIOLATION', `${more} than were invoiced and are not back yet`);
    }
  }
  return back;
}

function lineBack(currency: string, line: PricedLine, quantity: string, lineNo: number): ReturnedLine {
  const net = lineNet(quantity, line.unitPrice, currency).toString();
  return { line: { ...line, lineNo, quantity, net }, relatedLineNo: line.lineNo };
}
