import { inNfc } from '../text/in-nfc.js';
import type { Finding, Row, RowEvent } from '../text/row.js';
import { ValueColumns } from '../text/value-columns.js';
import { ControlTotals } from './control-totals.js';
import type { CsvLayout } from './csv-layout.js';
import type { CsvRecord, RecordSource } from './csv-record.js';
import { headerless, headerOf, type Header } from './header.js';
import { recordsOf } from './records-of.js';

type CellsRecord = CsvRecord & { kind: 'record' };

/** Reads rows of values by a layout. Every byte of a file is in the size of one of its events. */
export class RowReader {
  readonly columns: ValueColumns;
  readonly #records: RecordSource;
  readonly #totals: ControlTotals | undefined;
  readonly #footerColumn: number;
  #header: Header | undefined;
  #footed = false;
  /** Bytes of the file so far. */
  #size = 0;

  constructor(private readonly layout: CsvLayout) {
    const { columns, footer, header } = layout;
    this.columns = new ValueColumns(columns);
    this.#records = recordsOf(layout);
    this.#totals = footer && new ControlTotals(footer, this.columns);
    this.#footerColumn = this.columns.indexes.get(footer?.column ?? '') ?? -1;
    if (header === 'none') this.#header = headerless(layout);
  }

  *push(chunk: Buffer): Generator<RowEvent> {
    this.#size += chunk.length;
    for (const record of this.#records.push(chunk)) yield this.#event(record);
  }

  *end(): Generator<RowEvent> {
    for (const record of this.#records.end()) yield this.#event(record);
    if (!this.layout.footer || this.#footed) return;
    const detail = 'the row of totals is missing';
    const finding: Finding = { code: 'FILE_INCOMPLETE', detail, offset: this.#size, hint: 'end' };
    yield { kind: 'disagreed', findings: [finding], size: 0 };
  }

  #event(record: CsvRecord): RowEvent {
    const { offset, hint, size } = record;
    if (record.kind !== 'record')
      return {
        kind: record.kind === 'undecodable' ? 'refused' : 'unreadable',
        finding: record.finding,
        size,
      };
    if (record.cells.every((cell) => cell.trim() === ''))
      return { kind: 'passed', what: 'blank', offset, hint, size };
    if (this.#header === undefined) return this.#headed(record);
    if (this.#footed) return unreadable(record, 'a row follows the row of totals');
    const { cells, width } = this.#header;
    if (this.#isFooter(record, cells)) return this.#foot(record, cells);
    if (record.cells.length !== width && !isPadded(record.cells, width))
      return unreadable(record, `the row has ${record.cells.length} cells instead of ${width}`);
    return { kind: 'row', row: this.#row(record, cells) };
  }

  #headed(record: CellsRecord): RowEvent {
    const { offset, hint, size } = record;
    const header = headerOf(record.cells, this.layout);
    if (typeof header === 'string')
      return { kind: 'refused', finding: { code: 'FORMAT_ERROR', detail: header, offset, hint }, size };
    this.#header = header;
    return { kind: 'passed', what: 'header', offset, hint, size };
  }

  #row({ cells: texts, offset, size, hint }: CellsRecord, cells: readonly number[]): Row {
    const findings: Finding[] = [];
    const values: (string | null)[] = [];
    for (const cell of cells) {
      const text = texts[cell];
      values.push(text === undefined ? null : this.columns.read(values.length, text, findings, offset, hint));
    }
    const row = { values, findings, offset, size, hint };
    this.#totals?.add(row);
    return row;
  }

  #isFooter({ cells: texts }: CellsRecord, cells: readonly number[]): boolean {
    const { footer } = this.layout;
    return (
      footer !== undefined &&
      inNfc(texts[cells[this.#footerColumn] ?? -1] ?? '').startsWith(footer.startsWith)
    );
  }

  #foot({ cells: texts, offset, hint, size }: CellsRecord, cells: readonly number[]): RowEvent {
    this.#footed = true;
    const cellOf = (column: number) => texts[cells[column] ?? -1] ?? '';
    const findings = this.#totals?.disagreements(cellOf, offset, hint) ?? [];
    return findings.length > 0
      ? { kind: 'disagreed', findings, size }
      : { kind: 'passed', what: 'totals', offset, hint, size };
  }
}

/** Separators at its end are no cells. */
function isPadded(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
}

function unreadable({ offset, hint, size }: CellsRecord, detail: string): RowEvent {
  return { kind: 'unreadable', finding: { code: 'FORMAT_ERROR', detail, offset, hint }, size };
}
