import { describe, expect, it } from '@jest/globals';
import { shortest, sumOf } from '../canonical/exact.js';
import { withSamples } from '../samples.mother.js';
import { documentsOf, faultsOf, outcomeOf } from './csv.mother.js';
import { CsvLayout } from './csv-layout.js';
import { csvParser } from './parse-csv.js';

const text = { type: 'text' };
const number = { type: 'decimal', decimal: '.' };

/** A table that was written out: its columns in order, each row a document. */
function table(
  dialect: object,
  columns: Readonly<Record<string, object>>,
  document: object,
): ReturnType<typeof csvParser> {
  return csvParser(
    CsvLayout.parse({
      charset: 'utf-8',
      dialect,
      header: 'none',
      columns: Object.entries(columns).map(([name, value]) => ({ name, value })),
      mapping: { rows: 'row', become: [{ document }] },
    }),
  );
}
const named = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));
const quantities = (parsed: Awaited<ReturnType<typeof outcomeOf>>) =>
  shortest(sumOf(documentsOf(parsed).flatMap((one) => (one.kind === 'stock' ? [one.quantity] : []))));

describe('tables that were written out', () => {
  withSamples((sample) => {
    it('AdventureWorks, separated by tabs: 504 products', async () => {
      const columns = {
        ...named('id', 'name', 'sku', 'make', 'finished', 'color', 'safety', 'reorder', 'cost', 'price'),
        ...named('size', 'sizeUnit', 'weightUnit', 'weight', 'days', 'line', 'class', 'style', 'group'),
        ...named('model', 'from', 'until', 'discontinued', 'guid', 'modified'),
      };
      const parse = table({ separator: '\t', quote: null }, columns, {
        kind: 'product',
        sku: 'sku',
        name: 'name',
        group: 'group',
      });
      const parsed = await outcomeOf(parse, sample('adventureworks/Product.csv'));
      expect(faultsOf(parsed)).toEqual([]);
      expect(documentsOf(parsed)).toHaveLength(504);
      expect(documentsOf(parsed)[0]).toEqual({
        kind: 'product',
        sku: 'AR-5381',
        name: 'Adjustable Race',
        standardId: null,
        unit: null,
        group: null,
      });
    });

    it('AdventureWorks: 1,069 levels of stock', async () => {
      const columns = {
        ...named('sku', 'depot', 'shelf', 'bin'),
        quantity: number,
        guid: text,
        day: { type: 'day', pattern: 'YYYY-MM-DD hh:mm:ss.fff' },
      };
      const parse = table({ separator: '\t', quote: null }, columns, {
        kind: 'stock',
        sku: 'sku',
        depot: 'depot',
        day: 'day',
        quantity: 'quantity',
        meaning: 'level',
      });
      const parsed = await outcomeOf(parse, sample('adventureworks/ProductInventory.csv'));
      expect(faultsOf(parsed)).toEqual([]);
      expect(documentsOf(parsed)).toHaveLength(1069);
      expect(quantities(parsed)).toBe('335974');
    });

    it('Northwind, whose values of SQL are rows with quotes of their own: 77 products in stock', async () => {
      const sql = sample('northwind/instnwnd.sql').toString('latin1');
      const values = Array.from(sql.matchAll(/^INSERT "Products"\(.*VALUES\((.*)\)\r?$/gm), ([, row]) => row);
      const columns = {
        ...named('sku', 'name', 'supplier', 'group', 'pack'),
        price: number,
        stock: number,
        ...named('ordered', 'reorder', 'discontinued'),
      };
      const parse = table({ separator: ',', quote: "'" }, columns, {
        kind: 'stock',
        sku: 'name',
        day: { constant: '1998-05-06' },
        quantity: 'stock',
        meaning: 'level',
      });
      const parsed = await outcomeOf(parse, values.join('\n'));
      expect(faultsOf(parsed)).toEqual([]);
      expect(documentsOf(parsed)).toHaveLength(77);
      expect(documentsOf(parsed)).toContainEqual(expect.objectContaining({ sku: "Chef Anton's Gumbo Mix" }));
      expect(quantities(parsed)).toBe('3119');
    });
  });
});
