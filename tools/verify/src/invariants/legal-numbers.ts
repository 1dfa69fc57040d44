import type { Reader } from '../evidence/evidence.js';
import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

type Series = ReadonlyMap<string, string>;

/**
 * I18: numbers per series and year are exactly 1..n, and n is what the series has drawn: of invoices and return invoices
 * in the core, of despatch notes and goods receipts in the warehouse.
 */
export const legalNumbers = invariantCheck({
  id: 'I18',
  needs: ['erp-core', 'warehouse'],
  compare: async ({ 'erp-core': core, warehouse }) => {
    const [invoices, drawnByCore, goods, drawnByWarehouse] = await Promise.all([
      issued(core, 'SELECT series, number FROM invoice UNION ALL SELECT series, number FROM return_invoice'),
      drawn(core),
      issued(
        warehouse,
        'SELECT series, number FROM despatch_note UNION ALL SELECT series, number FROM goods_receipt',
      ),
      drawn(warehouse),
    ]);
    const documents = new Map([...invoices, ...goods]);
    const series = new Map([...drawnByCore, ...drawnByWarehouse]);
    const all = [...series].map(([name, numbers]) => `${name} ${numbers}`).join(', ');
    return {
      compared: `series without gap: ${all}`,
      faults: differences(['documents', documents], ['series', series]),
    };
  },
});

function issued(database: Reader, documents: string): Promise<Series> {
  return readPairs(
    database,
    `SELECT series AS key, concat_ws('..', min(number), max(number)) || ' in ' || count(DISTINCT number) AS value
     FROM (${documents}) AS document GROUP BY series`,
  );
}

function drawn(database: Reader): Promise<Series> {
  return readPairs(
    database,
    "SELECT series AS key, concat('1..', last, ' in ', last) AS value FROM number_series",
  );
}
