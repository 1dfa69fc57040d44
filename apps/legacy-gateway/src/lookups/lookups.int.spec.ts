import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CariHesapAcildi,
  CariHesapGuncellendi,
  companyTaxNoOf,
  KervanError,
  MuhasebeDonemiKapatildi,
  StokDuzeyiDegisti,
  UrunTanimlandi,
  type DataOf,
} from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { legacyGateway } from '../legacy-gateway.js';
import { AskedFacts } from './asked-facts.js';
import type { Facts } from './facts.js';
import { lookUp } from './look-up.js';

const VKN = '4840847211';
const account = { accountNo: '120.00042', segment: 'WHOLESALE', currency: 'TRY', status: 'ACTIVE' } as const;
const product = { sku: '85123A', unit: 'C62', kdvClass: 'GENERAL', stocked: true };
const notReady = (error: unknown): Facts => {
  if (!(error instanceof KervanError) || error.code !== 'NOT_READY') throw error;
  return { accounts: [], products: [], depotNos: [], levels: [], closedPeriods: [] };
};
const level = (onHand: string, version: number): DataOf<typeof StokDuzeyiDegisti> => ({
  stockItemNo: 'MERKEZ/85123A',
  depotNo: 'MERKEZ',
  sku: '85123A',
  onHand,
  reserved: '1',
  version,
  reason: 'COUNT',
});

describe('what the gateway knows of core, warehouse and books', () => {
  let folder: string;
  let s: Scenario;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lookups-'));
    s = await scenario(legacyGateway, { WATCH_FOLDER: folder });
  });
  beforeEach(() => s.query('TRUNCATE account, product, stock_level, closed_period'));
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  const found = (ask: (asked: AskedFacts) => void) => {
    const asked = new AskedFacts();
    ask(asked);
    return lookUp({ query: (sql, parameters) => s.query(sql, parameters) }, asked);
  };
  const everything = (asked: AskedFacts) => {
    asked.account({ taxNo: VKN });
    asked.account({ accountNo: '120.00042' });
    asked.product('85123A');
    asked.level('MERKEZ', '85123A');
    asked.level('IZMIR', '85123A');
    asked.day('2025-12-31');
    asked.day('2026-01-01');
  };

  it('is nothing before anything was told', async () => {
    expect(await found(everything)).toEqual({
      accounts: [],
      products: [],
      depotNos: [],
      levels: [],
      closedPeriods: [],
    });
  });

  it('is what was told, asked for with one statement', async () => {
    await s.when(CariHesapAcildi, { ...account, creditLimit: '1.00', taxNo: companyTaxNoOf(VKN) });
    await s.when(UrunTanimlandi, product);
    await s.when(StokDuzeyiDegisti, level('7.50', 1));
    await s.when(MuhasebeDonemiKapatildi, {
      period: '2025-12',
      closedAt: '2026-01-05T00:00:00.000Z',
      vouchers: 1,
      debit: '1.00',
      credit: '1.00',
    });

    expect(await found(everything)).toEqual({
      accounts: [{ accountNo: '120.00042', currency: 'TRY', status: 'ACTIVE', taxNo: VKN }],
      products: [{ sku: '85123A', unit: 'C62', kdvClass: 'GENERAL' }],
      depotNos: ['MERKEZ'],
      levels: [{ depotNo: 'MERKEZ', sku: '85123A', onHand: '7.5' }],
      closedPeriods: ['2025-12'],
    });
    await s.thenNothing();
  });

  it('is what was told last of an account: its owner and its status', async () => {
    await s.when(CariHesapAcildi, { ...account, creditLimit: '1.00', taxNo: companyTaxNoOf(VKN) });
    await s.redeliver(await s.when(CariHesapGuncellendi, { ...account, status: 'CLOSED' }));

    expect((await found((asked) => asked.account({ taxNo: VKN }))).accounts).toEqual([]);
    expect((await found((asked) => asked.account({ accountNo: '120.00042' }))).accounts).toEqual([
      { accountNo: '120.00042', currency: 'TRY', status: 'CLOSED', taxNo: null },
    ]);
  });

  it('is the level of the highest version', async () => {
    await s.when(StokDuzeyiDegisti, level('7', 2));
    await s.when(StokDuzeyiDegisti, level('9', 1));
    expect((await found(everything)).levels).toMatchObject([{ onHand: '7' }]);
    await s.when(StokDuzeyiDegisti, level('0', 3));
    expect((await found(everything)).levels).toMatchObject([{ onHand: '0' }]);
  });

  it('tells products by the case of their numbers, and nothing of what cannot be one', async () => {
    await s.when(UrunTanimlandi, product);
    const { products } = await found((asked) => {
      asked.product('85123a');
      asked.product('85123A\u0000');
      asked.product('A'.repeat(65));
    });
    expect(products).toEqual([]);
  });

  it('is nothing to be relied on as long as it is rebuilt', async () => {
    await s.query('UPDATE inbox_partition SET replay_until = next_offset + 1');

    await expect(found(everything)).rejects.toMatchObject({ code: 'NOT_READY' });

    await s.query('UPDATE inbox_partition SET replay_until = 0');
    expect(await found(everything)).toMatchObject({ products: [] });
  });

  it('is built anew from the events when an operator asks for it', async () => {
    await s.when(UrunTanimlandi, product);
    await s.when(CariHesapAcildi, { ...account, creditLimit: '1.00', taxNo: companyTaxNoOf(VKN) });
    await s.query(`UPDATE product SET unit = 'XXX'`);

    expect((await s.http('POST', '/ops/rebuild', {})).status).toBeLessThan(300);
    await eventually('the product to be known again', async () => {
      const { products, accounts } = await found(everything).catch(notReady);
      return products[0]?.unit === 'C62' && accounts.length === 1;
    });
  });
});
