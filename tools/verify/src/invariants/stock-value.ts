import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** I5: ledger 153 = value of the stock, in each currency, and for each document = cost of what it moved. */
export const stockValue = invariantCheck({
  id: 'I5',
  needs: ['accounting', 'warehouse'],
  compare: async ({ accounting, warehouse }) => {
    const [balance, value, posted, moved] = await Promise.all([
      readPairs(
        accounting,
        `SELECT '153 ' || currency AS key, round(sum(document_debit - document_credit), 2)::text AS value
       FROM voucher JOIN voucher_line USING (voucher_no) WHERE gl_account = '153'
       GROUP BY currency HAVING sum(document_debit - document_credit) <> 0`,
      ),
      readPairs(
        warehouse,
        `SELECT '153 ' || currency AS key, round(sum(cost_value), 2)::text AS value
       FROM stock_item GROUP BY currency HAVING sum(cost_value) <> 0`,
      ),
      readPairs(
        accounting,
        `SELECT document_no AS key, round(sum(document_debit - document_credit), 2)::text AS value
       FROM voucher JOIN voucher_line USING (voucher_no) WHERE gl_account = '153'
       GROUP BY document_no HAVING sum(document_debit - document_credit) <> 0`,
      ),
      readPairs(
        warehouse,
        `SELECT document_no AS key, round(sum(cost), 2)::text AS value
       FROM stock_movement GROUP BY document_no HAVING sum(cost) <> 0`,
      ),
    ]);
    const total = [...value].map(([account, amount]) => `${account} ${amount}`).join(', ');
    return {
      compared: `${total} = value of the stock; 153 of ${moved.size} documents = cost of movements`,
      faults: [
        ...differences(['ledger', balance], ['stock', value]),
        ...differences(['ledger', posted], ['movements', moved]),
      ],
    };
  },
});
