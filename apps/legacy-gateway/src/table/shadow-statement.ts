import type { SqlText } from './page-statement.js';
import type { TableServer } from './table-server.js';
import type { SqlColumn, TableShape } from './table-shape.js';

export interface ShadowTable {
  /** What stands behind FROM. */
  readonly from: string;
  /** In the order of the key. */
  readonly key: readonly SqlColumn[];
  readonly sequence: SqlColumn;
}

/** Changes behind a number with what the table has now: number, key, and the columns, all null where the row is gone. */
export function shadowStatement(
  server: TableServer,
  table: TableShape,
  shadow: ShadowTable,
  after: string,
  rows: number,
): SqlText {
  const text = (alias: string, { sql, type }: SqlColumn) => server.text(`${alias}.${sql}`, type);
  const { sequence } = shadow;
  const selected = [
    text('noted', sequence),
    ...shadow.key.map((column) => text('noted', column)),
    ...table.columns.map((column) => text('present', column)),
  ].map((sql, index) => `${sql} AS c${index}`);
  const isSame = table.key.map(({ sql }) => `present.${sql} = noted.${sql}`).join(' AND ');
  const sql = `SELECT ${selected.join(', ')}
     FROM (SELECT * FROM ${shadow.from} WHERE ${sequence.sql} > ${server.parameter(1, sequence.type)}
            ORDER BY ${sequence.sql} LIMIT ${rows}) AS noted
     LEFT JOIN ${table.from} AS present ON ${isSame}
    ORDER BY noted.${sequence.sql}`;
  return { sql, parameters: [after] };
}
