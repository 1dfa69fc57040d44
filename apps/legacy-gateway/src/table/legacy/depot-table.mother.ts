import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TableCollect } from '../table-collect.js';
import { shadowDdl } from '../shadow-ddl.js';
import type { LegacyDatabase, LegacySession } from './legacy-database.mother.js';

/** A name that SQL would not have without quotes. */
export const TABLE = 'stok "hareket" `1`';
const SHADOW = `${TABLE}_d`;

export const columns = [
  { name: 'depot', key: true },
  { name: 'no', key: true },
  { name: 'quantity', column: 'miktar', value: { type: 'decimal', decimal: '.' } },
  { name: 'note', column: 'açıklama' },
] as const;

/**
 * Makes the table, and the triggers that note its changes.
 *
 * @param unique `UNIQUE`: rows may be without a value in the columns of the key
 */
export async function makeDepotTable(
  database: LegacyDatabase,
  session: LegacySession,
  unique: 'PRIMARY KEY' | 'UNIQUE',
): Promise<void> {
  const q = database.quoted;
  await database.drop(SHADOW);
  await database.drop(TABLE);
  await session.run(
    `CREATE TABLE ${q(TABLE)} (
       depot varchar(8), no bigint, miktar decimal(12, 3) NOT NULL,
       ${q('açıklama')} varchar(200), changed_at ${database.time}, ${unique} (depot, no)
     )`,
  );
  await session.run(`CREATE INDEX changed ON ${q(TABLE)} (changed_at, depot, no)`);
  const plan = { driver: database.driver, table: TABLE, shadow: SHADOW, key: ['depot', 'no'] } as const;
  for (const sql of shadowDdl(plan)) await session.run(sql);
}

/** What the table has, as its server says it. */
export function rowsOfTable(database: LegacyDatabase, session: LegacySession) {
  const q = database.quoted;
  const text = (column: string) => `CAST(${column} AS CHAR(100))`;
  const asText = database.driver === 'mysql' ? text : (column: string) => `${column}::text`;
  return session.rows(
    `SELECT ${asText('depot')} AS c0, ${asText('no')} AS c1, ${asText('miktar')} AS c2, ${q('açıklama')} AS c3
       FROM ${q(TABLE)}`,
  );
}

/** What a source file says of it. */
export async function collectDepots(
  database: LegacyDatabase,
  folder: string,
  changes: unknown,
  { url = database.readerUrl, ...rest }: { url?: string; pageRows?: number; pullRows?: number } = {},
): Promise<TableCollect> {
  const urlFile = join(folder, 'url');
  await writeFile(urlFile, `${url}\n`);
  return TableCollect.parse({
    driver: database.driver,
    urlFile,
    table: TABLE,
    columns,
    changes: changes === 'shadow' ? { by: 'shadow', table: SHADOW } : changes,
    pageRows: 7,
    ...rest,
  });
}
