import { inNfc } from '../text/in-nfc.js';
import { limits } from '../text/limits.js';
import { LineCutter, type Line } from '../text/line-cutter.js';
import type { Finding, RowEvent } from '../text/row.js';
import { ValueColumns } from '../text/value-columns.js';
import type { FixedWidthLayout, RecordLayout } from './fixed-width-layout.js';
import { placesOf, type Places } from './places.js';

type ReadablePlaces = Places & { kind: 'places' };

/** Reads rows of values from lines of fixed width. Every byte of a file is in the size of one of its events. */
export class FixedWidthReader {
  readonly columns: ValueColumns;
  readonly #lines = new LineCutter();
  /** Values of the records that stand above the lines, and what is wrong with them, by type. */
  readonly #heads = new Map<RecordLayout, { values: (string | null)[]; findings: Finding[] }>();
  #rows = 0;
  #ended = false;
  #size = 0;

  constructor(private readonly layout: FixedWidthLayout) {
    this.columns = new ValueColumns(layout.records.flatMap(({ columns }) => columns));
  }

  *push(chunk: Buffer): Generator<RowEvent> {
    this.#lines.push(chunk);
    for (let line = this.#lines.next(); line; line = this.#lines.next()) yield this.#event(line);
  }

  *end(): Generator<RowEvent> {
    const last = this.#lines.last();
    if (last) yield this.#event(last);
    if (!this.layout.trailer || this.#ended) return;
    const finding: Finding = {
      code: 'FILE_INCOMPLETE',
      detail: 'the trailer is missing',
      offset: this.#size,
      hint: 'end',
    };
    yield { kind: 'disagreed', findings: [finding], size: 0 };
  }

  #event(line: Line): RowEvent {
    this.#size += line.size;
    const { charset, places: unit, headings, trailer, typeAt } = this.layout;
    if (line.tooLong) return unreadable(line, `the line has more than ${limits.line} bytes`);
    const places = placesOf(line, charset, unit);
    if (places.kind === 'broken') {
      const finding = findingAt(line, 'ENCODING_ERROR', `is no ${charset}`, places.index);
      return { kind: 'refused', finding, size: line.size };
    }
    if (line.number <= headings) return passed(line, 'heading');
    if (line.bytes.trim() === '') return passed(line, 'blank');
    if (line.bytes.includes('\t')) return unreadable(line, 'a tab moves the columns');
    if (this.#ended) return unreadable(line, 'a record follows the trailer');
    const type = typeAt && inNfc(places.at(typeAt.at, typeAt.length)?.trim() ?? '');
    if (trailer?.type === type) return this.#trailer(line, places, trailer);
    const record = this.layout.records.find((one) => one.type === type);
    if (!record) return unreadable(line, 'the type of the record is not known');
    return this.#record(line, places, record);
  }

  #record(line: Line, places: ReadablePlaces, record: RecordLayout): RowEvent {
    const { offset, size } = line;
    const width = Math.max(0, ...record.columns.map(({ at, length }) => at + length - 1));
    if (places.length > width && (places.at(width + 1, places.length)?.trim() ?? '?') !== '')
      return unreadable(line, `the line has ${places.length} places instead of ${width}`);
    const findings: Finding[] = [];
    const values: (string | null)[] = [];
    for (const { name, at, length } of record.columns) {
      const text = places.at(at, length);
      if (text === null) return unreadable(line, 'a character stands across the border of a column');
      const index = this.columns.indexes.get(name) ?? -1;
      values.push(this.columns.read(index, text, findings, offset, hintOf(line)));
    }
    if (record.role === 'head') {
      this.#heads.set(record, { values, findings });
      return passed(line, 'head');
    }
    this.#rows += 1;
    const parts = this.layout.records.map((one) => (one === record ? { values, findings } : this.#head(one)));
    return {
      kind: 'row',
      row: {
        values: parts.flatMap((part) => part.values),
        findings: parts.flatMap((part) => part.findings),
        offset,
        size,
        hint: hintOf(line),
      },
    };
  }

  #head(record: RecordLayout): { values: (string | null)[]; findings: Finding[] } {
    return this.#heads.get(record) ?? { values: record.columns.map(() => null), findings: [] };
  }

  #trailer(
    line: Line,
    places: ReadablePlaces,
    { count }: NonNullable<FixedWidthLayout['trailer']>,
  ): RowEvent {
    this.#ended = true;
    const stated = places.at(count.at, count.length)?.trim() ?? '';
    if (/^\d{1,15}$/.test(stated) && Number(stated) === this.#rows) return passed(line, 'trailer');
    const said = /^\d{1,15}$/.test(stated) ? Number(stated) : 'something else';
    const finding = findingAt(line, 'COUNT_MISMATCH', `there are ${this.#rows} lines and said to be ${said}`);
    return { kind: 'disagreed', findings: [finding], size: line.size };
  }
}

function hintOf({ number }: Line): string {
  return `line ${number}`;
}

function findingAt(line: Line, code: Finding['code'], detail: string, index = 0): Finding {
  return { code, detail, offset: line.offset + index, hint: hintOf(line) };
}

function passed(line: Line, what: string): RowEvent {
  return { kind: 'passed', what, offset: line.offset, hint: hintOf(line), size: line.size };
}

function unreadable(line: Line, detail: string): RowEvent {
  return { kind: 'unreadable', finding: findingAt(line, 'FORMAT_ERROR', detail), size: line.size };
}
