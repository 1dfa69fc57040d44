import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consumingServices } from '@kervan/verify';
import { reportOf, runMainJobProcess, type RunOptions } from './main-job-process.mother.js';

/** A hang guard for a whole run, not an expectation. */
const RUN_MS = 600_000;

/** What the sample day comes to, computed by another program with exact decimals out of the file alone. */
const documents = {
  orders: 127,
  invoices: 127,
  returns: 6,
  despatches: 127,
  corrections: 10,
  held: 0,
  owed: 0,
};
const totals = {
  salesNet: '58960.79',
  salesKdv: '11792.19',
  returnsNet: '325.23',
  returnsKdv: '65.05',
  ledger: {
    120: '70362.70',
    153: '451.16',
    191: '65.05',
    197: '47.70',
    391: '11792.19',
    397: '143.12',
    500: '56295.42',
    600: '58960.79',
    610: '325.23',
    621: '55939.68',
  },
  turnover: { 621: { debit: '56247.72', credit: '308.04' } },
  stockValue: '451.16',
  trialBalance: '0.00',
};
/** The listening services show what core, ledger and warehouse have. */
const services = {
  ecommerce: { products: 1351, sellable: '270', webOrders: 0 },
  crm: { accounts: 99, balance: totals.ledger[120], advances: '0.00', openOrders: '0.00' },
  reporting: {
    salesNet: totals.salesNet,
    salesKdv: totals.salesKdv,
    returnsNet: totals.returnsNet,
    returnsKdv: totals.returnsKdv,
  },
  hr: { employees: 1, commission: '0.00' },
};
/** Of the flow: 143 source documents, 133 invoices and returns, 127 of each step of an order, goods of 15 documents moved. */
const events = {
  'erp.legacy.SatisBelgesiAlindi.v1': 127,
  'erp.legacy.IadeBelgesiAlindi.v1': 6,
  'erp.legacy.StokFarkiAlindi.v1': 10,
  'erp.accounts.CariHesapAcildi.v1': 99,
  'erp.catalogue.UrunTanimlandi.v1': 1351,
  // Of eight products the day holds no price.
  'erp.catalogue.UrunFiyatiDegisti.v1': 1343,
  'erp.people.PersonelIseBasladi.v1': 1,
  'erp.people.SatisTemsilcisiAtandi.v1': 3,
  'erp.sales.SiparisOnaylandi.v1': 127,
  'erp.inventory.StokRezervasyonuTamamlandi.v1': 127,
  'erp.finance.FaturaKesildi.v1': 127,
  'erp.inventory.SevkiyatGerceklesti.v1': 127,
  'erp.finance.IadeFaturasiAlindi.v1': 6,
  // 2 of the opening stock, 5 returns with goods, 1 loss, 9 surpluses.
  'erp.inventory.MalKabulEdildi.v1': 17,
  // Of each invoice, return, despatch and receipt.
  'erp.finance.YevmiyeFisiIslendi.v1': 277,
};
const invariants = Array.from({ length: 20 }, (_, index) => `I${index + 1}`);

describe('the main job on the sample day', () => {
  let state: string;

  beforeAll(() => {
    state = mkdtempSync(join(tmpdir(), 'kervan-main-job-'));
  });
  afterAll(() => rmSync(state, { recursive: true }));

  const run = (args: readonly string[], options?: RunOptions) =>
    runMainJobProcess(['--state', state, ...args], options);

  it(
    'carries every line from the file to a balanced journal, once, however often it is run',
    async () => {
      const first = await run(['--once', '--json']);
      expect(first).toMatchObject({ code: 0 });
      const report = reportOf(first);
      expect(report.input).toEqual({ files: 1, lines: 3108, published: 3108, duplicates: 0, quarantined: 0 });
      expect(report.documents).toEqual(documents);
      expect(report.totals).toEqual(totals);
      expect(report.services).toEqual(services);
      expect(report.events).toMatchObject(events);
      expect(report.deliveries).toMatchObject({
        // Products, orders, invoices, returns, corrections.
        warehouse: { handled: 1351 + 127 + 127 + 6 + 10 },
        accounting: { handled: 277 },
        // Sales and returns, reservations, despatches, goods that came in.
        'erp-core': { handled: 133 + 127 + 127 + 17 },
        // Accounts, orders, invoices, returns.
        crm: { handled: 99 + 127 + 127 + 6 },
        // The same, products, despatches, goods that came in.
        reporting: { handled: 359 + 1351 + 127 + 17 },
        // Invoices, returns, an employee and whom she serves.
        hr: { handled: 127 + 6 + 1 + 3 },
      });
      expect(report.invariants.map(({ id, holds }) => [id, holds])).toEqual(
        invariants.map((id) => [id, true]),
      );
      expect(report).toMatchObject({ outboxPending: 0, lag: 0, parked: 0 });

      const second = await run(['--once', '--json']);
      expect(second).toMatchObject({ code: 0 });
      const again = reportOf(second);
      expect(again.input).toEqual({ files: 1, lines: 3108, published: 0, duplicates: 3108, quarantined: 0 });
      expect(again.totals).toEqual(report.totals);
      expect(again.documents).toEqual(report.documents);
      expect(again.events).toMatchObject(events);
      expect(again.flow.events).toBe(0);
    },
    RUN_MS,
  );

  it(
    'comes to the same with two processes of every service and in another order',
    async () => {
      const each = consumingServices.map((service) => `${service}=2`).join(',');
      const scale = ['--scale', each];
      const ended = await run(['--once', '--json', '--fresh', '--shuffle', '7', ...scale]);
      expect(ended).toMatchObject({ code: 0 });
      const report = reportOf(ended);
      expect(report.documents).toEqual(documents);
      expect(report.totals).toEqual(totals);
      expect(report.services).toEqual(services);
      expect(report.events).toMatchObject(events);
      expect(Object.keys(report.cpuSeconds).sort()).toEqual(
        [...consumingServices, 'kafka', 'main-job', 'ops-console', 'outbox-publisher', 'postgres'].sort(),
      );
      expect(Object.keys(report.handledPerSecond).sort()).toEqual([...consumingServices].sort());
      expect(report.eventsPerSecond).toBeGreaterThan(0);
    },
    RUN_MS,
  );

  it(
    'stops at Ctrl-C at any time and leaves nothing running',
    async () => {
      const { code, stdout } = await run(['--json'], { until: 'starting accounting' });
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
      expect(readdirSync(join(state, 'run'))).toEqual([]);
    },
    RUN_MS,
  );

  it('names an input that holds no day files', async () => {
    const { code, stderr } = await run(['--input', join(state, 'logs')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`--input ${join(state, 'logs')} holds no day files (*.csv)`);
  });
});
