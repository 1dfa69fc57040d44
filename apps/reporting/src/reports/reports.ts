import { createHash } from 'node:crypto';
import { Database } from '@kervan/database';
import { toPage, type Page } from '@kervan/service';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import { CsvStream } from './csv-stream.js';
import { cursorOf, placeOf } from './cursor.js';
import { comparable, orderedSql, type Report, type ReportRow } from './report.js';

export interface PageOfReport {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Answers reports: a page of rows as JSON, or all of them as CSV. */
@Injectable()
export class Reports {
  constructor(private readonly database: Database) {}

  /** CSV where the path ends in `.csv` or the caller likes it better than JSON. */
  async answer(
    report: Report,
    page: PageOfReport,
    request: Request,
  ): Promise<Page<ReportRow> | StreamableFile> {
    if (!wantsCsv(request)) return this.page(report, page);
    const stream = await CsvStream.open(this.database, report);
    return new StreamableFile(stream, { type: 'text/csv; charset=utf-8; header=present' });
  }

  async page(report: Report, page: PageOfReport): Promise<Page<ReportRow>> {
    const { keys, parameters } = report;
    const place = page.after === undefined ? [] : placeOf(keys, page.after);
    const number = (index: number): string => `$${parameters.length + index + 1}`;
    const bounds = place.map((_, index) => `${number(index)}::${keys[index]?.type ?? 'text'}`);
    const after = place.length === 0 ? '' : `WHERE (${keys.map(comparable).join()}) > (${bounds.join()})`;
    const rows = await this.database.query<ReportRow>(
      `${orderedSql(report, after)} LIMIT ${number(place.length)}`,
      [...parameters, ...place, page.limit + 1],
    );
    return toPage(rows, page, (row) => cursorOf(keys, row));
  }

  /** SHA-256 of the report's CSV, in hexadecimal. */
  async digest(report: Report): Promise<string> {
    const hash = createHash('sha256');
    for await (const text of await CsvStream.open(this.database, report)) hash.update(String(text));
    return hash.digest('hex');
  }
}

function wantsCsv(request: Request): boolean {
  return request.path.endsWith('.csv') || request.accepts(['application/json', 'text/csv']) === 'text/csv';
}
