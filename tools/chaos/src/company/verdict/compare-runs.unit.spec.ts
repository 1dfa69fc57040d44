import { describe, expect, it } from '@jest/globals';
import { compareRuns } from './compare-runs.js';
import { goodRun, goodTotals } from './report.mother.js';

describe('compareRuns', () => {
  it('accepts repeated deliveries, other receipts, fewer stock levels and another duration', () => {
    const disturbed = goodRun({
      events: {
        'erp.finance.FaturaKesildi.v1': 127,
        'erp.inventory.StokDuzeyiDegisti.v1': 4_811,
        'ops.TeslimatKaydedildi.v1': 61,
      },
      deliveries: {
        accounting: { handled: 133, duplicate: 12 },
        'erp-core': { handled: 260, skipped: 10 },
        ecommerce: { handled: 6_420, duplicate: 3 },
      },
      seconds: 41,
    });

    expect(compareRuns(goodRun(), disturbed)).toEqual([]);
  });

  it.each([
    ['an amount', { totals: { ...goodTotals, salesNet: '58960.80' } }, 'totals:'],
    ['an account', { totals: { ...goodTotals, ledger: { '120': '70362.70', '600': '1.00' } } }, 'totals:'],
    [
      'a turnover',
      { totals: { ...goodTotals, turnover: { '621': { debit: '1.00', credit: '0.00' } } } },
      'totals:',
    ],
    ['a stock value', { totals: { ...goodTotals, stockValue: '451.17' } }, 'totals:'],
    ['what a service says', { services: { crm: { accounts: 99, balance: '70362.71' } } }, 'services:'],
    ['a document', { documents: { invoices: 127, despatches: 126 } }, 'documents:'],
    [
      'a line',
      { input: { files: 1, lines: 3_108, published: 3_107, duplicates: 1, quarantined: 0 } },
      'input:',
    ],
    ['an event', { events: { 'erp.finance.FaturaKesildi.v1': 126 } }, 'events:'],
    [
      'an effect',
      { deliveries: { accounting: { handled: 134 }, 'erp-core': { handled: 260, skipped: 10 } } },
      'handled',
    ],
    ['a parked event', { parked: 1 }, 'the disturbed run: parked is 1'],
    ['a waiting event', { outboxPending: 2 }, 'the disturbed run: outboxPending is 2'],
    ['an undelivered event', { lag: 3 }, 'the disturbed run: lag is 3'],
    [
      'an invariant',
      { invariants: [{ id: 'I2', holds: false, detail: 'a voucher is there twice' }] },
      'the disturbed run: I2 does not hold: a voucher is there twice',
    ],
  ])('sees %s that differs', (_, change, line) => {
    const faults = compareRuns(goodRun(), goodRun(change));

    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(line);
  });

  it('trusts neither run whose main job found fault', () => {
    const failed = { ...goodRun(), exitCode: 1 };

    expect(compareRuns(failed, goodRun())).toEqual(['the reference ended with exit code 1']);
    expect(compareRuns(goodRun(), failed)).toEqual(['the disturbed run ended with exit code 1']);
  });
});
