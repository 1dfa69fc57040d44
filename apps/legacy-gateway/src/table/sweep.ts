import { KervanError } from '@kervan/contracts';
import type { JsonValue } from '../pulling/json-value.js';
import type { Pull, PulledRow } from '../pulling/pull-source.js';
import { SweepCursor } from './cursors.js';
import { keylessRows } from './keyless-rows.js';
import { PagedRows } from './paged-rows.js';
import type { TableCollect } from './table-collect.js';
import type { TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

/** All rows of a table: those without their key, then the others in its order. */
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
  const rows = async function* (): AsyncGenerator<PulledRow> {
    if (from === null) yield* keylessRows(server, table, pageRows, signal);
    yield* reading.rows(signal);
  };
  return {
    rows: rows(),
    cursor: () => ({ after: [...(reading.position ?? [])] }),
    more: () => reading.position !== null,
  };
}
