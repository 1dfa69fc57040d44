import type { PricedLine } from '@kervan/contracts';
import { documentTotals, Money, type TaxedLine } from '@kervan/money';
import { withTotals, type PricedDocument } from '../products/price-lines.js';

/**
 * What the lines of a return sum up to, for returns of one invoice to add up: KDV of each rate is that of all that came
 * back by now less that of what came back before. For the first return that is half-up(sum of nets x rate / 100).
 *
 * @param before net of what came back before, with the rates.
 */
export function returnTotals(
  currency: string,
  before: readonly TaxedLine[],
  lines: PricedLine[],
): PricedDocument {
  const { net, kdvSummary } = withTotals(currency, lines);
  const earlier = kdvByRate(currency, before);
  const byNow = kdvByRate(currency, [
    ...before,
    ...lines.map(({ kdvRate, net }) => ({ kdvRate, net: Money.of(net, currency) })),
  ]);
  const none = Money.zero(currency);
  const kdvs = kdvSummary.map(({ rate, base }) => {
    const kdv = (byNow.get(rate) ?? none).minus(earlier.get(rate) ?? none);
    return { rate, base, kdv };
  });
  const kdv = Money.sum(
    currency,
    kdvs.map((of) => of.kdv),
  );
  return {
    lines,
    net,
    kdv: kdv.toString(),
    gross: Money.of(net, currency).plus(kdv).toString(),
    kdvSummary: kdvs.map((of) => ({ ...of, kdv: of.kdv.toString() })),
  };
}

function kdvByRate(currency: string, lines: readonly TaxedLine[]): ReadonlyMap<string, Money> {
  return new Map(documentTotals(currency, lines).kdvSummary.map(({ rate, kdv }) => [rate, kdv]));
}
