import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import type { CanonicalDocument } from '@kervan/formats';
import { inboxMigrations } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { CreateLookups1764000001003 } from '../lookups/create-lookups.migration.js';
import { mappingTable } from '../mapping-tables/mapping-table.js';
import { MappingTables } from '../mapping-tables/mapping-tables.js';
import { units } from '../mapping-tables/units.js';
import {
  buyer,
  invoice,
  invoiceLine,
  item,
  order,
  product,
  stockLevel,
  TCKN,
  VKN,
} from './canonical.mother.js';
import { DocumentRules } from './document-rules.js';
import { normaliser } from './normaliser.js';

const items = mappingTable('items', 3, 'exact', { 'A-1': '85123A' });
const tables = new MappingTables(new Map([units, items].map((table) => [table.name, table])));
const rules = DocumentRules.parse({
  takes: ['invoice', 'creditNote', 'product', 'stock'],
  account: { by: 'taxId' },
  sku: { mapping: 'items' },
});

describe('the normaliser', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let statements = 0;
  const counted: Pick<Database, 'query'> = {
    query: (sql, parameters) => {
      statements += 1;
      return database.query(sql, parameters);
    },
  };

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      migrations: [CreateLookups1764000001003, ...inboxMigrations],
    });
    await database.migrate();
    await database.query(`INSERT INTO account VALUES ('120.00042', 'TRY', 'ACTIVE', '${VKN}')`);
    await database.query(`INSERT INTO product VALUES ('85123A', 'C62', 'GENERAL'), ('21777', 'KGM', 'FOOD')`);
    await database.query(`INSERT INTO stock_level VALUES ('MERKEZ', '85123A', 7, 1)`);
    await database.query(`INSERT INTO closed_period VALUES ('2025-12')`);
    await database.query(
      `INSERT INTO mapping_entry (table_name, version, key, value, file_version, set_by, reason)
       VALUES ('items', 1, 'B-2', '21777', 3, 'ayla', 'a new item')`,
    );
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const normalise = (...documents: CanonicalDocument[]) => {
    statements = 0;
    return normaliser(counted, rules, tables).normalise(documents);
  };
  const ofItem = (number: string, sellersId: string, unit: string) =>
    invoice({ number, lines: [invoiceLine({ item: item(sellersId), unit })] });

  it('answers in the order of the documents, whatever becomes of them', async () => {
    const normalised = await normalise(
      ofItem('1', 'A-1', 'EA'),
      order(),
      invoice({ number: '2', buyer: { ...buyer, taxId: TCKN } }),
      stockLevel({ sku: 'A-1' }),
      ofItem('3', 'B-2', 'kg'),
      product({ sku: 'B-2' }),
      ofItem('4', 'C-3', 'EA'),
      invoice({ number: '5', issueDate: '2025-12-31', lines: [invoiceLine({ item: item('A-1') })] }),
    );
    expect(normalised.map((each) => [each.kind, each.documentNo])).toEqual([
      ['SALE', '1'],
      ['PASSED', '4500012345'],
      ['FAULTY', '2'],
      ['SURPLUS', 'MERKEZ/A-1'],
      ['SALE', '3'],
      ['PRODUCT', 'B-2'],
      ['FAULTY', '4'],
      ['FAULTY', '5'],
    ]);
    expect(normalised[0]).toMatchObject({ tables: { items: '3.1', units: '1.0' } });
    expect(normalised[4]).toMatchObject({ content: { lines: [{ sku: '21777' }] } });
    expect(normalised[6]).toMatchObject({
      problems: [
        { code: 'PRODUCT_NOT_FOUND', reason: 'line 1: C-3 is not in mapping table items (version 3.1)' },
      ],
    });
    expect(normalised[7]).toMatchObject({ problems: [{ code: 'PERIOD_CLOSED' }] });
  });

  it('asks twice, however many documents there are', async () => {
    const documents = Array.from({ length: 500 }, (_, no) => ofItem(String(no), `A-${no % 100}`, 'EA'));
    const normalised = await normalise(...documents);
    expect(statements).toBe(2);
    expect(normalised.filter(({ kind }) => kind === 'SALE')).toHaveLength(5);
  });

  it('survives what no column can hold', async () => {
    const odd = 'A\u0000\uD800';
    expect(
      await normalise(ofItem(odd, odd, odd), stockLevel({ sku: odd, depot: odd }), ofItem('1', 'A-1', 'EA')),
    ).toMatchObject([
      { kind: 'FAULTY', documentNo: 'A  ' },
      { kind: 'FAULTY', documentNo: 'A  /A  ' },
      { kind: 'SALE' },
    ]);
  });

  it('refuses rules that name a table that is not there', () => {
    const wrong = DocumentRules.parse({ takes: ['stock'], sku: { mapping: 'nothing' } });
    expect(() => normaliser(counted, wrong, tables)).toThrow(
      expect.objectContaining({
        code: 'SOURCE_INVALID',
        message: 'documents.sku.mapping: there is no mapping table nothing',
      }),
    );
  });
});
