import type { JsonValue } from '../pulling/json-value.js';
import type { Pull } from '../pulling/pull-source.js';
import { WatermarkCursor } from './cursors.js';
import { PagedRows } from './paged-rows.js';
import type { TableCollect } from './table-collect.js';
import type { OpenTransactions, TableServer } from './table-server.js';
import type { SqlColumn, TableShape } from './table-shape.js';

/** A table whose rows say when they changed. */
export interface WatermarkTable {
  readonly server: TableServer;
  readonly table: TableShape;
  readonly column: SqlColumn;
  readonly overlapSeconds: number;
  readonly pages: Pick<TableCollect, 'pageRows' | 'pullRows'>;
}

const beginning: WatermarkCursor = { least: null, mark: null, run: null };

/**
 * Reads rows of a time and later. The next run begins before the oldest transaction that was open when this one began: by the
 * server's clock, never by ours or by what the rows say.
 */
export async function pullByWatermark(
  { server, table, column, overlapSeconds, pages }: WatermarkTable,
  from: JsonValue | null,
  signal: AbortSignal,
): Promise<Pull> {
  const cursor = from === null ? beginning : WatermarkCursor.parse(from);
  const { least } = cursor;
  const begun = cursor.run ? null : begunWith(cursor, await server.openTransactions(overlapSeconds));
  const { next, mark } = begun ?? { next: cursor.run?.next ?? null, mark: cursor.mark };
  const reading = new PagedRows(server, table, {
    order: [column, ...table.key],
    least,
    after: cursor.run?.after ?? null,
    pageRows: pages.pageRows,
    partRows: pages.pullRows,
  });
  return {
    rows: reading.rows(signal),
    cursor: () => {
      const after = reading.position;
      return after ? { least, mark, run: { after: [...after], next } } : { least: next, mark, run: null };
    },
    more: () => reading.position !== null,
  };
}

/** Where the run after this one begins, and what that depends on. Asked before the run reads its first row. */
function begunWith({ least, mark }: WatermarkCursor, open: OpenTransactions) {
  if (open.startsAreSeen) return { next: open.since, mark: null };
  const now = { since: open.since, at: open.now };
  if (mark === null) return { next: least, mark: now };
  return open.oldest >= mark.at ? { next: mark.since, mark: now } : { next: least, mark };
}
