import { periodOf } from './asked-facts.js';
import type { Facts, KnownAccount, KnownProduct } from './facts.js';

/** What is known of the things that a batch names. */
export class KnownFacts {
  readonly #byNo: ReadonlyMap<string, KnownAccount>;
  readonly #byTaxNo = new Map<string, readonly KnownAccount[]>();
  readonly #products: ReadonlyMap<string, KnownProduct>;
  readonly #depotNos: ReadonlySet<string>;
  readonly #levels: ReadonlyMap<string, string>;
  readonly #closed: ReadonlySet<string>;

  constructor({ accounts, products, depotNos, levels, closedPeriods }: Facts) {
    this.#byNo = new Map(accounts.map((account) => [account.accountNo, account]));
    for (const account of accounts)
      if (account.taxNo !== null)
        this.#byTaxNo.set(account.taxNo, [...(this.#byTaxNo.get(account.taxNo) ?? []), account]);
    this.#products = new Map(products.map((product) => [product.sku, product]));
    this.#depotNos = new Set(depotNos);
    this.#levels = new Map(levels.map(({ depotNo, sku, onHand }) => [`${depotNo}/${sku}`, onHand]));
    this.#closed = new Set(closedPeriods);
  }

  /** A company may have several accounts. */
  accounts(sought: { readonly taxNo: string } | { readonly accountNo: string }): readonly KnownAccount[] {
    if ('taxNo' in sought) return this.#byTaxNo.get(sought.taxNo) ?? [];
    const account = this.#byNo.get(sought.accountNo);
    return account ? [account] : [];
  }

  product(sku: string): KnownProduct | undefined {
    return this.#products.get(sku);
  }

  isDepot(depotNo: string): boolean {
    return this.#depotNos.has(depotNo);
  }

  /** On hand as the warehouse told last, decimal text; nothing where it never told. */
  onHand(depotNo: string, sku: string): string {
    return this.#levels.get(`${depotNo}/${sku}`) ?? '0';
  }

  /** @param day `2010-12-01` */
  isClosed(day: string): boolean {
    return this.#closed.has(periodOf(day));
  }
}
