import { identifier } from '@kervan/contracts';
import type { Questions } from './facts.js';

/** Gathers what is to be asked about a batch. What cannot be a number of ours is not asked: it is not known. */
export class AskedFacts implements Questions {
  readonly accountNos = new Set<string>();
  readonly taxNos = new Set<string>();
  readonly skus = new Set<string>();
  readonly depotNos = new Set<string>();
  readonly periods = new Set<string>();
  readonly #levels = new Map<string, { readonly depotNo: string; readonly sku: string }>();

  get levels(): readonly { readonly depotNo: string; readonly sku: string }[] {
    return [...this.#levels.values()];
  }

  account(sought: { readonly taxNo: string } | { readonly accountNo: string }): void {
    if ('taxNo' in sought) this.taxNos.add(sought.taxNo);
    else if (isOurs(sought.accountNo)) this.accountNos.add(sought.accountNo);
  }

  product(sku: string): void {
    if (isOurs(sku)) this.skus.add(sku);
  }

  level(depotNo: string, sku: string): void {
    if (!isOurs(depotNo) || !isOurs(sku)) return;
    this.depotNos.add(depotNo);
    this.#levels.set(`${depotNo}/${sku}`, { depotNo, sku });
  }

  depot(depotNo: string): void {
    if (isOurs(depotNo)) this.depotNos.add(depotNo);
  }

  /** @param day `2010-12-01` */
  day(day: string): void {
    this.periods.add(periodOf(day));
  }
}

/** Month of a day: `2010-12`. */
export function periodOf(day: string): string {
  return day.slice(0, 7);
}

function isOurs(text: string): boolean {
  return identifier.safeParse(text).success;
}
