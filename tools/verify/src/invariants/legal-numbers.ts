import type { Reader } from '../evidence/evidence.js';
import { readPairs } from '../evidence/read-rows.js';
import type { DatabaseService } from '../evidence/services.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** What each service numbers: `series`, `number`. A web order may bring a number of its own, which is none of ours. */
const documents = {
  'erp-core': `SELECT series, number FROM invoice UNION ALL SELECT series, number FROM return_invoice
    UNION ALL SELECT series, number FROM payment`,
  warehouse: 'SELECT series, number FROM despatch_note UNION ALL SELECT series, number FROM goods_receipt',
  accounting: `SELECT left(document_no, 7) AS series, right(document_no, 9)::integer AS number FROM doubtful_receivable`,
  ecommerce: `SELECT left(web_order_no, 8) AS series, right(web_order_no, 9)::integer AS number FROM web_order
    WHERE web_order_no ~ '^WEB-20[0-9]{2}-[0-9]{9}$'`,
} as const satisfies Partial<Record<DatabaseService, string>>;

const numbering = ['erp-core', 'warehouse', 'accounting', 'ecommerce'] as const;

/**
 * I18: numbers per series and year are exactly 1..n, and n is what the series has drawn: KRV invoices, IAD return
 * invoices, THS payments, IRS despatch notes, MKB goods receipts, SPH doubtful receivables, WEB web orders.
 */
export const legalNumbers = invariantCheck({
  id: 'I18',
  needs: numbering,
  compare: async (databases) => {
    const read = (one: (database: Reader, sql: string) => Promise<ReadonlyMap<string, string>>) =>
      Promise.all(numbering.map((service) => one(databases[service], documents[service])));
    const [issued, drawn] = await Promise.all([read(issuedBy), read(drawnBy)]);
    const series = merged(drawn);
    const all = [...series].map(([name, numbers]) => `${name} ${numbers}`).join(', ');
    return {
      compared: `series without gap: ${all}`,
      faults: differences(['documents', merged(issued)], ['series', series]),
    };
  },
});

function issuedBy(database: Reader, sql: string): Promise<ReadonlyMap<string, string>> {
  return readPairs(
    database,
    `SELECT series AS key, concat_ws('..', min(number), max(number)) || ' in ' || count(DISTINCT number) AS value
     FROM (${sql}) AS document GROUP BY series`,
  );
}

function drawnBy(database: Reader): Promise<ReadonlyMap<string, string>> {
  return readPairs(
    database,
    "SELECT series AS key, concat('1..', last, ' in ', last) AS value FROM number_series",
  );
}

function merged(maps: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  return new Map(maps.flatMap((map) => [...map]));
}
