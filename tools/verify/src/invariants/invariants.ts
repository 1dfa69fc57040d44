import { accountBalances } from './account-balances.js';
import { balancedVouchers } from './balanced-vouchers.js';
import { brokerSequences } from './broker-sequences.js';
import { closedPeriods } from './closed-periods.js';
import { commissions } from './commissions.js';
import { documentsInLedger } from './documents-in-ledger.js';
import { everyLineSettled } from './every-line-settled.js';
import type { InvariantCheck } from './invariant-check.js';
import { legalNumbers } from './legal-numbers.js';
import { noNegativeStock } from './no-negative-stock.js';
import { openOrders } from './open-orders.js';
import { personalData } from './personal-data.js';
import { rebuiltReports } from './rebuilt-reports.js';
import { reportedSales } from './reported-sales.js';
import { reservedForOrders } from './reserved-for-orders.js';
import { reservedOnHand } from './reserved-on-hand.js';
import { sellableStock } from './sellable-stock.js';
import { shownPrices } from './shown-prices.js';
import { stockMovements } from './stock-movements.js';
import { stockValue } from './stock-value.js';
import { subLedger } from './sub-ledger.js';

/** Every rule that must hold at rest, in the order of its number. */
export const invariants: readonly InvariantCheck[] = [
  balancedVouchers,
  documentsInLedger,
  accountBalances,
  subLedger,
  stockValue,
  closedPeriods,
  noNegativeStock,
  reservedOnHand,
  reservedForOrders,
  stockMovements,
  sellableStock,
  shownPrices,
  openOrders,
  reportedSales,
  rebuiltReports,
  commissions,
  brokerSequences,
  legalNumbers,
  everyLineSettled,
  personalData,
];
