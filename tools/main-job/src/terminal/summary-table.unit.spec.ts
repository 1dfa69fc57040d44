import { describe, expect, it } from '@jest/globals';
import { goodReport } from '../run/report.mother.js';
import { summaryTable } from './summary-table.js';

describe('the summary table', () => {
  it('shows documents, money, events, deliveries, invariants, time and memory', () => {
    const table = summaryTable(goodReport());
    for (const row of [
      /published \/ duplicate \/ quarantined\s+│ 3108 \/ 0 \/ 0/,
      /invoices\s+│ 127 {3}net 58960.79 {3}KDV 11792.16/,
      /ledger 120\s+│ 70362.83/,
      /trial balance\s+│ 0.00/,
      /erp.finance.FaturaKesildi.v1\s+│ 127/,
      /accounting\s+│ 133\s+│ 2 /,
      /I1\s+│ yes\s+│ 133 vouchers balance/,
      /21.5 {3}start 12, load 1.5, flow 8/,
      /crm\s+│ 99 accounts owe 70362.83/,
      /reporting\s+│ sales net 58960.79 {3}KDV 11792.16/,
      /ecommerce\s+│ 1351 products {3}270 units/,
      /orders \/ despatches\s+│ 127 \/ 127/,
      /stock value\s+│ 3665476.45/,
      /accounting\s+│ 1.1\s+│ 16.6/,
      /all\s+│ 4.7\s+│/,
      /events per second\s+│\s+│ 215/,
      /1100 MB/,
    ]) {
      expect(table).toMatch(row);
    }
  });

  it('shows what does not hold, and what the system does not tell', () => {
    const invariants = [
      { id: 'I3', holds: false, checked: true, detail: 'account 17850', faults: ['account 17850'] },
    ];
    const table = summaryTable(
      goodReport({ invariants, memoryMb: null, cpuSeconds: { postgres: null, accounting: 1 } }),
    );
    expect(table).toMatch(/I3\s+│ NO\s+│ account 17850/);
    expect(table).toMatch(/memory at most\s+│ unknown/);
    expect(table).toMatch(/postgres\s+│ unknown/);
    expect(table).toMatch(/all\s+│ unknown/);
  });
});
