import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Lock } from '@kervan/inbox';
import { LoadOnce, type SharedPart, type Tx } from '@kervan/outbox';
import { lockAccounts } from './account-lock.js';
import { DoubtfulPart } from './doubtful-part.js';

/** What an amount clears of an open item, as the ledger has the item. */
export interface Clearing {
  readonly amount: Money;
  /** Part of the amount that is doubtful: 128 gives it, and 120 the rest. */
  readonly doubtful: DoubtfulPart;
  /** What 120 gave of the item before: given as a whole, nothing is left of it in TRY either. */
  readonly clearedBefore: Money;
}

/** An invoice, payment or return that clears open items. */
export interface ClearingDocument {
  readonly accountNo: string;
  readonly currency: string;
}

interface Cleared {
  readonly itemNo: string;
  readonly currency: string;
  readonly amount: string;
}

const clearedItems = `
  SELECT item_no AS "itemNo", min(currency) AS currency, sum(document_credit) AS amount
  FROM voucher_line JOIN voucher USING (voucher_no)
  WHERE account_no = ANY ($1) AND gl_account = '120' AND currency <> $2
  GROUP BY item_no`;

interface Doubtful {
  readonly itemNo: string;
  readonly currency: string;
  readonly document: string;
  readonly lira: string;
  readonly provision: string;
  readonly provisionLira: string;
}

const doubtfulItems = `
  SELECT item_no AS "itemNo", min(currency) AS currency,
    sum(document_debit - document_credit) FILTER (WHERE gl_account = '128') AS document,
    sum(debit - credit) FILTER (WHERE gl_account = '128') AS lira,
    coalesce(sum(document_credit - document_debit) FILTER (WHERE gl_account = '129'), 0) AS provision,
    coalesce(sum(credit - debit) FILTER (WHERE gl_account = '129'), 0) AS "provisionLira"
  FROM voucher_line JOIN voucher USING (voucher_no)
  WHERE account_no = ANY ($1) AND gl_account IN ('128', '129')
  GROUP BY item_no`;

/**
 * What of open items is doubtful or settled already, read under locks of their accounts: whoever declares receivables of
 * them doubtful waits, or is seen. So it does not matter whether a payment or the declaration is posted first: a payment
 * that comes first leaves less of 120 to be declared, one that comes later takes from 128 what was; 120 and 128 together
 * have the same. What is settled is of use for documents in other currencies alone: amounts in TRY are exact anyway.
 */
export class ClearedItems implements SharedPart {
  readonly #loading = new LoadOnce((accountNos) => this.#readDoubtful(accountNos));
  readonly #loadingForeign = new LoadOnce((accountNos) => this.#readCleared(accountNos));
  readonly #doubtful = new Map<string, DoubtfulPart>();
  readonly #cleared = new Map<string, Money>();

  constructor(private readonly db: Db) {}

  /** To be awaited before `clear`. */
  load(accountNos: readonly string[]): Promise<void> {
    return this.#loading.load(accountNos);
  }

  /** To be awaited as well for documents in another currency than TRY, after `load` was called. */
  loadForeign(accountNos: readonly string[]): Promise<void> {
    return this.#loadingForeign.load(accountNos);
  }

  /** Counts an amount of an item as cleared: what is doubtful of it first. */
  clear(itemNo: string, amount: Money): Clearing {
    const whole = this.#doubtful.get(itemNo) ?? DoubtfulPart.none(amount.currency);
    const doubtful = whole.clearedBy(amount);
    const clearedBefore = this.#cleared.get(itemNo) ?? Money.zero(amount.currency);
    this.#doubtful.set(itemNo, whole.without(doubtful));
    this.#cleared.set(itemNo, clearedBefore.plus(amount).minus(doubtful.receivable.document));
    return { amount, doubtful, clearedBefore };
  }

  flush(): void {
    // The vouchers are what tells the next transaction.
  }

  async #readDoubtful(accountNos: readonly string[]): Promise<void> {
    const [, items] = await Promise.all([
      lockAccounts(this.db, accountNos),
      this.db.query<Doubtful>(doubtfulItems, [accountNos]),
    ]);
    for (const { itemNo, currency, ...item } of items) {
      const valued = (document: string, lira: string) => ({
        document: Money.of(document, currency),
        lira: Money.of(lira, LEDGER_CURRENCY),
      });
      const receivable = valued(item.document, item.lira);
      this.#doubtful.set(itemNo, new DoubtfulPart(receivable, valued(item.provision, item.provisionLira)));
    }
  }

  async #readCleared(accountNos: readonly string[]): Promise<void> {
    const items = await this.db.query<Cleared>(clearedItems, [accountNos, LEDGER_CURRENCY]);
    for (const { itemNo, currency, amount } of items) this.#cleared.set(itemNo, Money.of(amount, currency));
  }
}

/** What can be cleared by a document, read. */
export async function clearedItemsOf(
  tx: Pick<Tx, 'shared'>,
  { accountNo, currency }: ClearingDocument,
): Promise<ClearedItems> {
  const items = tx.shared(ClearedItems);
  const foreign = currency === LEDGER_CURRENCY ? [] : [accountNo];
  await Promise.all([items.load([accountNo]), items.loadForeign(foreign)]);
  return items;
}

/** Locks what a document clears, in one order for all events of a transaction, with one statement for all of them. */
export function clearedItemsLock({ accountNo: key, currency }: ClearingDocument): readonly Lock[] {
  const take: Lock['take'] = (tx, keys) => tx.shared(ClearedItems).load(keys);
  const accounts: Lock = { address: 'ClearedItems', key, take };
  if (currency === LEDGER_CURRENCY) return [accounts];
  // Reads only, under the locks of the address before it.
  const read: Lock['take'] = (tx, keys) => tx.shared(ClearedItems).loadForeign(keys);
  return [accounts, { address: 'ClearedItems.foreign', key, take: read }];
}
