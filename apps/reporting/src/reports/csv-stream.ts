import { Readable } from 'node:stream';
import type { Database, Transaction } from '@kervan/database';
import { csvRecord } from './csv.js';
import { columnsOf, orderedSql, type Report, type ReportRow } from './report.js';

const ROWS_AT_ONCE = 1000;
/** Who takes nothing for so long has gone, and must not keep a connection from the others. */
const PATIENCE_MS = 60_000;

/**
 * A whole report as CSV in UTF-8 with a header, read through a cursor: one snapshot of the facts, and never more than a
 * thousand rows in memory. Its connection is given back when the stream ends, is destroyed, or nobody reads it.
 */
export class CsvStream extends Readable {
  #patience: NodeJS.Timeout | undefined;

  private constructor(
    private readonly transaction: Transaction,
    private readonly columns: readonly string[],
    private readonly patienceMs: number,
  ) {
    super({ encoding: 'utf8' });
    this.#give(csvRecord(columns));
  }

  /** @throws KervanError DATABASE_UNAVAILABLE, before anything is streamed. */
  static async open(database: Database, report: Report, patienceMs = PATIENCE_MS): Promise<CsvStream> {
    const transaction = await database.begin();
    try {
      const declare = `DECLARE report NO SCROLL CURSOR FOR ${orderedSql(report)}`;
      await transaction.db.query(declare, report.parameters);
      return new CsvStream(transaction, columnsOf(report), patienceMs);
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  override _read(): void {
    clearTimeout(this.#patience);
    this.#next().then(
      (text) => this.#give(text),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    clearTimeout(this.#patience);
    this.transaction.rollback().then(() => callback(error), callback);
  }

  /** Null at the end. */
  async #next(): Promise<string | null> {
    const rows = await this.transaction.db.query<ReportRow>(`FETCH ${ROWS_AT_ONCE} FROM report`);
    if (rows.length === 0) return null;
    return rows.map((row) => csvRecord(this.columns.map((column) => row[column] ?? null))).join('');
  }

  #give(text: string | null): void {
    if (this.destroyed) return;
    const giveUp = () => this.destroy(new Error(`nobody read for ${this.patienceMs} ms`));
    this.#patience = setTimeout(giveUp, this.patienceMs).unref();
    this.push(text);
  }
}
