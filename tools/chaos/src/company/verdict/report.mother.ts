import type { JobResult } from '../job/main-job.js';
import type { Report } from '../job/report.js';

export const goodTotals: Report['totals'] = {
  salesNet: '58960.79',
  salesKdv: '11792.19',
  returnsNet: '325.23',
  returnsKdv: '65.05',
  ledger: { '120': '70362.70', '600': '58960.79' },
  turnover: { '621': { debit: '56247.72', credit: '308.04' } },
  stockValue: '451.16',
  trialBalance: '0.00',
};

/** A run in which everything is well. */
export function goodRun(change: Partial<Report> = {}): JobResult {
  return {
    exitCode: 0,
    report: {
      input: { files: 1, lines: 3_108, published: 3_108, duplicates: 0, quarantined: 0 },
      documents: {
        orders: 127,
        invoices: 127,
        returns: 6,
        despatches: 127,
        corrections: 10,
        held: 0,
        owed: 0,
      },
      totals: goodTotals,
      services: { crm: { accounts: 99, balance: '70362.70' }, reporting: { salesNet: '58960.79' } },
      events: {
        'erp.finance.FaturaKesildi.v1': 127,
        'erp.inventory.StokDuzeyiDegisti.v1': 5_402,
        'ops.TeslimatKaydedildi.v1': 52,
      },
      deliveries: {
        accounting: { handled: 133 },
        'erp-core': { handled: 260, skipped: 10 },
        ecommerce: { handled: 6_800 },
      },
      outboxPending: 0,
      lag: 0,
      parked: 0,
      invariants: [{ id: 'I1', holds: true, detail: '133 vouchers balance' }],
      journeys: { journeys: 1_000, wrong: 0, unknown: 0 },
      seconds: 20,
      ...change,
    },
  };
}
