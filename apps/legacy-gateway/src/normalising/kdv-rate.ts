import type { Tax } from '@kervan/formats';

/** How UBL-TR and everybody else name the value added tax. */
const KDV: ReadonlySet<string> = new Set(['0015', 'VAT', 'KDV']);

export function isKdv({ scheme }: Tax): boolean {
  return KDV.has(scheme);
}

/** KDV rate of a line in percent; null where the line does not say it. */
export function kdvRateOf({ taxes }: { readonly taxes: readonly Tax[] }): string | null {
  return taxes.find(isKdv)?.rate ?? null;
}
