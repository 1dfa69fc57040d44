import { invariantCheck } from './invariant-check.js';
import { commissionsInLedger } from './ledger/commissions-in-ledger.js';
import { doubtfulInLedger } from './ledger/doubtful-in-ledger.js';
import { invoicesInLedger } from './ledger/invoices-in-ledger.js';
import { oneVoucherPerEvent } from './ledger/one-voucher-per-event.js';
import { paymentsInLedger } from './ledger/payments-in-ledger.js';
import { returnsInLedger } from './ledger/returns-in-ledger.js';
import { settledItemsInLedger } from './ledger/settled-items-in-ledger.js';

/** I2: every document is in the ledger with its amounts, and every event that the ledger posts has one voucher. */
export const documentsInLedger = invariantCheck({
  id: 'I2',
  needs: ['erp-core', 'accounting', 'hr'],
  compare: async (databases, { postedIds }) => {
    const parts = await Promise.all([
      invoicesInLedger(databases),
      returnsInLedger(databases),
      paymentsInLedger(databases),
      doubtfulInLedger(databases),
      commissionsInLedger(databases),
      settledItemsInLedger(databases),
      oneVoucherPerEvent(databases, postedIds),
    ]);
    return {
      compared: `${parts.map(({ compared }) => compared).join(', ')}: 120, 600 / 601 / 610, 391 / 191 as the documents say`,
      faults: parts.flatMap(({ faults }) => faults),
    };
  },
});
