import { KervanError } from '@kervan/contracts';
import type { JsonValue } from '../pulling/json-value.js';
import type { Pull, PulledRow } from '../pulling/pull-source.js';
import { deletedRow } from '../pulling/deleted-row.js';
import { SequenceCursor } from './cursors.js';
import { rowOf } from './paged-rows.js';
import { shadowStatement, type ShadowTable } from './shadow-statement.js';
import type { TableCollect } from './table-collect.js';
import type { Cells, OpenTransactions, TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

const beginning: SequenceCursor = { settled: '0', mark: null, run: null };

/**
 * Reads the keys that triggers noted, in the order of their numbers, and the rows as they are now. Numbers are given before
 * their transactions commit: those behind which an open one may still put a smaller number are read again.
 */
export class ShadowReader {
  constructor(
    private readonly server: TableServer,
    private readonly table: TableShape,
    private readonly shadow: ShadowTable,
    /** Of the key, in its order. */
    private readonly keyNames: readonly string[],
    private readonly pages: Pick<TableCollect, 'pageRows' | 'pullRows'>,
  ) {}

  async pull(from: JsonValue | null, signal: AbortSignal): Promise<Pull> {
    const cursor = from === null ? beginning : SequenceCursor.parse(from);
    let { mark } = cursor;
    let settled = cursor.run?.settled ?? cursor.settled;
    if (!cursor.run && mark && (await this.#open()).oldest >= mark.at) {
      settled = mark.sequence;
      mark = null;
    }
    let after = cursor.run?.after ?? cursor.settled;
    let isWhole = false;
    const rows = async function* (this: ShadowReader): AsyncGenerator<PulledRow> {
      for (let read = 0; read < this.pages.pullRows && !isWhole;) {
        signal.throwIfAborted();
        const noted = await this.#page(after);
        for (const { row } of noted) if (row) yield row;
        after = noted.at(-1)?.sequence ?? after;
        isWhole = noted.length < this.pages.pageRows;
        read += noted.length;
      }
      // Asked after the last number is known: who gives a smaller one has written by now.
      if (isWhole) mark ??= { sequence: after, at: (await this.#open()).now };
    };
    return {
      rows: rows.call(this),
      cursor: () =>
        isWhole ? { settled, mark, run: null } : { settled: cursor.settled, mark, run: { after, settled } },
      more: () => !isWhole,
    };
  }

  async #page(after: string): Promise<readonly { sequence: string; row: PulledRow | null }[]> {
    const { sql, parameters } = shadowStatement(
      this.server,
      this.table,
      this.shadow,
      after,
      this.pages.pageRows,
    );
    const rows = await this.server.query(sql, parameters);
    return rows.map(([sequence = null, ...cells]) => ({ sequence: sequence ?? '', row: this.#row(cells) }));
  }

  /** Null where the noted key is not whole: which row it is of, the sweep finds. */
  #row(cells: Cells): PulledRow | null {
    if (cells.slice(0, this.keyNames.length).includes(null)) return null;
    const present = rowOf(this.table, cells.slice(this.keyNames.length));
    if (this.keyNames.every((name) => present[name] !== null)) return present;
    return deletedRow(this.keyNames, cells);
  }

  async #open(): Promise<OpenTransactions> {
    const open = await this.server.openTransactions(0);
    if (open.writersAreSeen) return open;
    throw new KervanError(
      'SOURCE_INVALID',
      'the login must see open transactions to read a shadow table: GRANT PROCESS',
    );
  }
}
