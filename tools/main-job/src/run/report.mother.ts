import type { RunReport } from '../summary/ports.js';

/** A report in which everything is well. */
export function goodReport(change: Partial<RunReport> = {}): RunReport {
  return {
    input: { files: 1, lines: 3108, published: 3108, duplicates: 0, quarantined: 0 },
    documents: { orders: 127, invoices: 127, returns: 6, despatches: 127, corrections: 10, held: 0, owed: 0 },
    totals: {
      salesNet: '58960.79',
      salesKdv: '11792.16',
      returnsNet: '325.10',
      returnsKdv: '65.02',
      ledger: { '120': '70362.83' },
      turnover: { '621': { debit: '35376.47', credit: '195.06' } },
      stockValue: '3665476.45',
      trialBalance: '0.00',
    },
    services: {
      ecommerce: { products: 1351, sellable: '270', webOrders: 0 },
      crm: { accounts: 99, balance: '70362.83', advances: '0.00', openOrders: '0.00' },
      reporting: {
        salesNet: '58960.79',
        salesKdv: '11792.16',
        returnsNet: '325.10',
        returnsKdv: '65.02',
      },
      hr: { employees: 0, commission: '0.00' },
    },
    events: { 'erp.finance.FaturaKesildi.v1': 127 },
    deliveries: { accounting: { handled: 133, duplicate: 2 } },
    flow: { events: 1_720, handled: { accounting: 133 } },
    outboxPending: 0,
    lag: 0,
    parked: 0,
    parkedEvents: [],
    invariants: [{ id: 'I1', holds: true, checked: true, detail: '133 vouchers balance', faults: [] }],
    seconds: 21.5,
    stages: { start: 12, load: 1.5, flow: 8 },
    memoryMb: 1100,
    cpuSeconds: { postgres: 3.2, accounting: 1.1, 'main-job': 0.4 },
    eventsPerSecond: 215,
    handledPerSecond: { accounting: 16.6 },
    ...change,
  };
}
