import { KervanError } from '@kervan/contracts';
import type { PulledRow } from '../pulling/pull-source.js';
import { pageStatement, type Page } from './page-statement.js';
import type { Cells, TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

export interface Paging {
  readonly order: Page['order'];
  readonly least: string | null;
  /** Where the part before ended; null: at the beginning. */
  readonly after: readonly string[] | null;
  readonly pageRows: number;
  /** Rows of one part; the page at hand is read to its end. */
  readonly partRows: number;
}

/** Rows of a table page by page, each page as the table is at that moment; what changes meanwhile moves or comes later. */
export class PagedRows {
  #after: readonly string[] | null;

  constructor(
    private readonly server: TableServer,
    private readonly table: TableShape,
    private readonly paging: Paging,
  ) {
    this.#after = paging.after;
  }

  /** Where the next part begins; null: there is no more. */
  get position(): readonly string[] | null {
    return this.#after;
  }

  async *rows(signal: AbortSignal): AsyncGenerator<PulledRow> {
    const { server, table, paging } = this;
    const { from, columns } = table;
    const { order, least, pageRows, partRows } = paging;
    for (let read = 0; read < partRows;) {
      signal.throwIfAborted();
      const page = { from, columns, order, least, after: this.#after, rows: pageRows };
      const { sql, parameters } = pageStatement(server, page);
      const rows = await server.query(sql, parameters);
      for (const cells of rows) yield rowOf(table, cells);
      const last = rows.length === pageRows ? rows.at(-1) : undefined;
      this.#after = last ? last.slice(columns.length).map(known) : null;
      if (!last) return;
      read += rows.length;
    }
  }
}

/** The first cells by the names of their columns. */
export function rowOf({ columns }: TableShape, cells: Cells): PulledRow {
  return Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null]));
}

function known(cell: string | null): string {
  if (cell !== null) return cell;
  throw new KervanError('SOURCE_INVALID', 'a column of the key has no value: rows cannot be told apart');
}
