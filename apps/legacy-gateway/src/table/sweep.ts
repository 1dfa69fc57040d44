import { KervanError } from '@kervan/contracts';
import type { JsonValue } from '../pulling/json-value.js';
import type { Pull } from '../pulling/pull-source.js';
import { SweepCursor } from './cursors.js';
import { PagedRows } from './paged-rows.js';
import type { TableCollect } from './table-collect.js';
import type { TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

/** All rows of a table in the order of its key. */
export function sweepTable(
  server: TableServer,
  table: TableShape,
  { pageRows, pullRows }: Pick<TableCollect, 'pageRows' | 'pullRows'>,
  from: JsonValue | null,
  signal: AbortSignal,
): Pull {
  const [first, ...rest] = table.key;
  if (!first) throw new KervanError('SOURCE_INVALID', 'no column is a key');
  const reading = new PagedRows(server, table, {
    order: [first, ...rest],
    least: null,
    after: from === null ? null : SweepCursor.parse(from).after,
    pageRows,
    partRows: pullRows,
  });
  return {
    rows: reading.rows(signal),
    cursor: () => ({ after: [...(reading.position ?? [])] }),
    more: () => reading.position !== null,
  };
}
