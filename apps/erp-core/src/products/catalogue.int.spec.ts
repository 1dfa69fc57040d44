import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { unconditional } from '@kervan/service';
import { CreateKdvRates1764000001003 } from '../kdv/create-kdv-rates.migration.js';
import { KdvRate } from '../kdv/kdv-rate.entity.js';
import { setRates } from '../kdv/set-rates.js';
import { readCatalogue } from './catalogue.js';
import { CreateProducts1764000001002 } from './create-products.migration.js';
import { loadProducts } from './load-products.js';
import { Product } from './product.entity.js';

const products = [
  { sku: '85123A', unit: 'C62', description: null, kdvClass: 'GENERAL', stocked: true },
  { sku: '85123a', unit: 'KGM', description: null, kdvClass: 'UNRATED', stocked: true },
];

describe('the catalogue', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: [Product, KdvRate],
      migrations: [...outboxMigrations, CreateProducts1764000001002, CreateKdvRates1764000001003],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, { source: '/erp/core' });
    await work.run(async (tx) => {
      await loadProducts(tx, products);
      const rates = [
        { validFrom: '2023-07-10', rate: '20' },
        { validFrom: '2010-01-01', rate: '18' },
      ];
      await setRates(tx, unconditional, { kdvClass: 'GENERAL', rates });
    });
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const rateOn = async (day: string) => {
    const catalogue = await work.run((tx) => readCatalogue(tx.db, ['85123A', '85123A'], day));
    return catalogue.get('85123A')?.kdvRate;
  };

  it.each([
    ['2009-12-31', null],
    ['2010-01-01', '18'],
    ['2023-07-09', '18'],
    ['2023-07-10', '20'],
    ['2026-01-01', '20'],
  ])('on %s the rate of a class is the latest that began: %s', async (day, rate) => {
    expect(await rateOn(day)).toBe(rate);
  });

  it('tells SKUs apart that differ by case only, and leaves out what it does not know', async () => {
    const catalogue = await work.run((tx) => readCatalogue(tx.db, ['85123A', '85123a', '0'], '2026-01-01'));
    expect([...catalogue.values()].map(({ sku, unit }) => [sku, unit]).sort()).toEqual([
      ['85123A', 'C62'],
      ['85123a', 'KGM'],
    ]);
    expect(catalogue.get('85123a')?.kdvRate).toBeNull();
  });

  it('given rates set again, the old ones are gone', async () => {
    const rates = [{ validFrom: '2010-01-01', rate: '20' }];
    await work.run((tx) => setRates(tx, unconditional, { kdvClass: 'GENERAL', rates }));
    expect(await rateOn('2010-06-01')).toBe('20');
  });
});
