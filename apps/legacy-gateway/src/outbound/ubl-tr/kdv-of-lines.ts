import type { DataOf, FaturaKesildi } from '@kervan/contracts';
import { exact } from '@kervan/formats';
import { Money, spread } from '@kervan/money';

type Invoice = DataOf<typeof FaturaKesildi>;

/** KDV of each line, for display: that of its rate, spread over the lines of the rate by their nets. */
export function kdvOfLines({ lines, kdvSummary, currency }: Invoice): readonly string[] {
  const shares = new Map<number, string>();
  for (const { rate, kdv } of kdvSummary) {
    const ofRate = lines.flatMap((line, index) =>
      exact(line.kdvRate).eq(rate) ? [{ index, net: line.net }] : [],
    );
    if (ofRate.length === 0) continue;
    const parts = spread(
      Money.of(kdv, currency),
      ofRate.map(({ net }) => Money.of(net, currency)),
    );
    for (const [place, { index }] of ofRate.entries()) shares.set(index, parts[place]?.toString() ?? '0');
  }
  return lines.map((_, index) => shares.get(index) ?? '0');
}
