import { describe, expect, it } from '@jest/globals';
import type { PricedLine } from '@kervan/contracts';
import { kdvSummary, lineNet, Money, Quantity } from '@kervan/money';
import fc from 'fast-check';
import { withTotals, type PricedDocument } from '../products/price-lines.js';
import { returnTotals } from './return-totals.js';
import { returnedLines, type GoodsBack, type InvoicedLine } from './returned-lines.js';

const sale = fc.record({
  currency: fc.constantFrom('TRY', 'JPY', 'KWD'),
  lines: fc.array(
    fc.record({
      sku: fc.constantFrom('MUG', 'CUP'),
      pieces: fc.integer({ min: 1, max: 12 }),
      piece: fc.constantFrom('1', '0.5', '0.333', '7'),
      price: fc.integer({ min: 0, max: 99_999 }),
      kdvRate: fc.constantFrom('20', '10', '1', '0'),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** A sale, and the order in which its pieces come back with where each return ends. */
const splitReturn = sale.chain(({ currency, lines }) => {
  const priced = lines.map(({ sku, pieces, piece, price, kdvRate }, index): PricedLine => {
    const quantity = times(pieces, piece);
    const unitPrice = `${Math.floor(price / 10_000)}.${String(price % 10_000).padStart(4, '0')}`;
    const net = lineNet(quantity, unitPrice, currency).toString();
    return { lineNo: index + 1, sku, quantity, unit: 'C62', unitPrice, kdvRate, net };
  });
  const pieces = lines.flatMap(({ sku, pieces, piece }) =>
    Array.from({ length: pieces }, () => ({ sku, quantity: piece })),
  );
  return fc.record({
    invoice: fc.constant({ ...withTotals(currency, priced), currency }),
    pieces: fc.shuffledSubarray(pieces, { minLength: pieces.length }),
    ends: fc.array(fc.boolean(), { minLength: pieces.length, maxLength: pieces.length }),
  });
});

function times(pieces: number, piece: string): string {
  return Quantity.sum(Array.from({ length: pieces }, () => Quantity.of(piece))).toString();
}

function returnsOf(pieces: readonly GoodsBack[], ends: readonly boolean[]): GoodsBack[][] {
  const returns: GoodsBack[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    returns.at(-1)?.push(piece);
    if (ends[index]) returns.push([]);
  }
  return returns.filter((goods) => goods.length > 0);
}

/** The returns of an invoice one after the other, each with what came back before. */
function taken(invoice: PricedDocument & { currency: string }, returns: readonly GoodsBack[][]) {
  const { currency } = invoice;
  let state: readonly InvoicedLine[] = invoice.lines.map((line) => ({
    line,
    returned: '0',
    returnedNet: '0',
  }));
  return returns.map((goods) => {
    const back = returnedLines(currency, state, goods);
    const before = state.map(({ line, returnedNet }) => ({
      kdvRate: line.kdvRate,
      net: Money.of(returnedNet, currency),
    }));
    state = state.map(({ line, returned, returnedNet }) => {
      const mine = back.filter(({ relatedLineNo }) => relatedLineNo === line.lineNo);
      const quantities = mine.map((each) => Quantity.of(each.line.quantity));
      const nets = mine.map((each) => Money.of(each.line.net, currency));
      return {
        line,
        returned: Quantity.sum([Quantity.of(returned), ...quantities]).toString(),
        returnedNet: Money.sum(currency, [Money.of(returnedNet, currency), ...nets]).toString(),
      };
    });
    return returnTotals(
      currency,
      before,
      back.map(({ line }) => line),
    );
  });
}

const sum = (currency: string, texts: readonly string[]) =>
  Money.sum(
    currency,
    texts.map((text) => Money.of(text, currency)),
  ).toString();

describe('an invoice that comes back in parts', () => {
  it('comes back to the last kurus, however it is split', () => {
    fc.assert(
      fc.property(splitReturn, ({ invoice, pieces, ends }) => {
        const returns = taken(invoice, returnsOf(pieces, ends));
        for (const total of ['net', 'kdv', 'gross'] as const)
          expect(
            sum(
              invoice.currency,
              returns.map((document) => document[total]),
            ),
          ).toBe(invoice[total]);
      }),
    );
  });

  it('comes in returns that each add up, no amount of which is negative or a kurus off its rate', () => {
    fc.assert(
      fc.property(splitReturn, ({ invoice, pieces, ends }) => {
        const { currency } = invoice;
        for (const { lines, net, kdv, gross, kdvSummary: rates } of taken(invoice, returnsOf(pieces, ends))) {
          const nets = lines.map((line) => ({ kdvRate: line.kdvRate, net: Money.of(line.net, currency) }));
          const half = kdvSummary(nets);
          expect(
            sum(
              currency,
              lines.map((line) => line.net),
            ),
          ).toBe(net);
          expect(
            sum(
              currency,
              rates.map((rate) => rate.kdv),
            ),
          ).toBe(kdv);
          expect(sum(currency, [net, kdv])).toBe(gross);
          expect(rates.map(({ rate, base }) => [rate, base])).toEqual(
            half.map(({ rate, base }) => [rate, base.toString()]),
          );
          const smallest = lineNet('1', { TRY: '0.01', JPY: '1', KWD: '0.001' }[currency], currency);
          for (const [index, rate] of rates.entries()) {
            const off = Money.of(rate.kdv, currency).minus(half[index]?.kdv ?? Money.zero(currency));
            expect(off.compare(smallest)).toBeLessThan(1);
            expect(off.negated().compare(smallest)).toBeLessThan(1);
            expect(Money.of(rate.kdv, currency).isNegative).toBe(false);
          }
          expect(lines.some((line) => line.net.startsWith('-'))).toBe(false);
        }
      }),
    );
  });
});
