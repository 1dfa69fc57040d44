import { Readable } from 'node:stream';
import type { Database, Transaction } from '@kervan/database';
import { csvRecord } from './csv.js';
import { columnsOf, orderedSql, type Report, type ReportRow } from './report.js';

const ROWS_AT_ONCE = 1000;

/**
 * A whole report as CSV in UTF-8 with a header, read through a cursor: one snapshot of the facts, and never more than a
 * thousand rows in memory. Its connection is given back when the stream ends or is destroyed.
 */
export class CsvStream extends Readable {
  private constructor(
    private readonly transaction: Transaction,
    private readonly columns: readonly string[],
  ) {
    super({ encoding: 'utf8' });
    this.push(csvRecord(columns));
  }

  /** @throws KervanError DATABASE_UNAVAILABLE, before anything is streamed. */
  static async open(database: Database, report: Report): Promise<CsvStream> {
    const transaction = await database.begin();
    try {
      const declare = `DECLARE report NO SCROLL CURSOR FOR ${orderedSql(report)}`;
      await transaction.db.query(declare, report.parameters);
      return new CsvStream(transaction, columnsOf(report));
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  override _read(): void {
    this.#next().then(
      (text) => this.push(text),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.transaction.rollback().then(() => callback(error), callback);
  }

  /** Null at the end. */
  async #next(): Promise<string | null> {
    const rows = await this.transaction.db.query<ReportRow>(`FETCH ${ROWS_AT_ONCE} FROM report`);
    if (rows.length === 0) return null;
    return rows.map((row) => csvRecord(this.columns.map((column) => row[column] ?? null))).join('');
  }
}
