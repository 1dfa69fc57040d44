import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Lock } from '@kervan/inbox';
import { LoadOnce, type SharedPart } from '@kervan/outbox';
import { lockAccounts } from './account-lock.js';

interface Cleared {
  readonly itemNo: string;
  readonly currency: string;
  readonly amount: string;
}

const clearedItems = `
  SELECT item_no AS "itemNo", min(currency) AS currency, sum(document_credit) AS amount
  FROM voucher_line JOIN voucher USING (voucher_no)
  WHERE account_no = ANY ($1) AND gl_account = '120' AND item_no IS NOT NULL AND currency <> $2
  GROUP BY item_no`;

/**
 * What of open items in other currencies is settled already, so that the last settlement of one leaves nothing of it in
 * TRY. Read under locks of their accounts. Amounts in TRY are exact anyway: nothing is read for them.
 */
export class ClearedItems implements SharedPart {
  readonly #loading = new LoadOnce((accountNos) => this.#read(accountNos));
  readonly #cleared = new Map<string, Money>();

  constructor(private readonly db: Db) {}

  /** To be awaited before `clear`, for documents in another currency than TRY. */
  load(accountNos: readonly string[]): Promise<void> {
    return this.#loading.load(accountNos);
  }

  /** Counts an amount as settled. @returns what was settled before it. */
  clear(itemNo: string, amount: Money): Money {
    const before = this.#cleared.get(itemNo) ?? Money.zero(amount.currency);
    this.#cleared.set(itemNo, before.plus(amount));
    return before;
  }

  flush(): void {
    // The vouchers are what tells the next transaction.
  }

  async #read(accountNos: readonly string[]): Promise<void> {
    const [, items] = await Promise.all([
      lockAccounts(this.db, accountNos),
      this.db.query<Cleared>(clearedItems, [accountNos, LEDGER_CURRENCY]),
    ]);
    for (const { itemNo, currency, amount } of items) this.#cleared.set(itemNo, Money.of(amount, currency));
  }
}

/** Locks what a document in another currency settles, in one order for all events of a transaction. */
export function clearedItemsLock({ accountNo, currency }: SettlingDocument): readonly Lock[] {
  if (currency === LEDGER_CURRENCY) return [];
  const take: Lock['take'] = (tx, keys) => tx.shared(ClearedItems).load(keys);
  return [{ address: 'ClearedItems', key: accountNo, take }];
}

/** A payment or return. */
export interface SettlingDocument {
  readonly accountNo: string;
  readonly currency: string;
}
