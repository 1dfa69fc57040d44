/** Commissions are accrued in it, whatever the currency of an invoice. */
export const LEDGER_CURRENCY = 'TRY';
