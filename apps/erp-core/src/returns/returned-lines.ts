import { KervanError, type PricedLine } from '@kervan/contracts';
import { lineNet, Money, Quantity } from '@kervan/money';

/** Goods that come back. */
export interface GoodsBack {
  readonly sku: string;
  readonly quantity: string;
}

/** A line of an invoice and how much of it came back before, with the net of that. */
export interface InvoicedLine {
  readonly line: PricedLine;
  readonly returned: string;
  readonly returnedNet: string;
}

/** A line of a return invoice, and the line of the invoice that it takes back from. */
export interface ReturnedLine {
  readonly line: PricedLine;
  readonly relatedLineNo: number;
}

/**
 * Takes goods back from the lines of the invoice they were sold with, at prices and rates of those; of a product that is
 * on several lines, from the first that has something left. Net of a line is that of all that came back of it by now less
 * that of what came back before, so that the last piece takes the rest of rounding.
 *
 * @throws KervanError RULE_VIOLATION naming the SKU of which more comes back than was invoiced and is not back yet.
 */
export function returnedLines(
  currency: string,
  invoiced: readonly InvoicedLine[],
  goods: readonly GoodsBack[],
): ReturnedLine[] {
  const sold = invoiced.map(({ line, returned, returnedNet }) => ({
    line,
    returned: Quantity.of(returned),
    net: Money.of(returnedNet, currency),
  }));
  const back: ReturnedLine[] = [];
  for (const { sku, quantity } of goods) {
    let wanted = Quantity.of(quantity);
    for (const from of sold.filter(({ line }) => line.sku === sku)) {
      const { line, net: before } = from;
      const taken = Quantity.smaller(wanted, Quantity.of(line.quantity).minus(from.returned));
      if (!taken.isPositive) continue;
      wanted = wanted.minus(taken);
      from.returned = from.returned.plus(taken);
      from.net = lineNet(from.returned.toString(), line.unitPrice, currency);
      const part = { quantity: taken.toString(), net: from.net.minus(before).toString() };
      back.push({ line: { ...line, lineNo: back.length + 1, ...part }, relatedLineNo: line.lineNo });
    }
    if (wanted.isPositive) {
      const more = `${wanted.toString()} of ${sku} more come back`;
      throw new KervanError('RULE_VIOLATION', `${more} than were invoiced and are not back yet`);
    }
  }
  return back;
}
