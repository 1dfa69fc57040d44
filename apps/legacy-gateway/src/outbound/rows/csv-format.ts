import { KervanError } from '@kervan/contracts';
import type { CsvWriting } from '../destinations/writing.js';
import type { EventField } from '../fields/event-field.js';
import type { OutboundFormat } from '../format.js';
import { encoded } from '../values/encoded.js';
import { ColumnsOfEvent, type Cell } from './columns-of-event.js';
import { TotalsRow } from './totals-row.js';

/** @throws RangeError where the layout does not fit the event or itself */
export function csvFormat(writing: CsvWriting, fields: ReadonlyMap<string, EventField>): OutboundFormat {
  const columns = new ColumnsOfEvent(writing.columns, fields);
  const totals = new TotalsRow(writing.totals ?? [], columns);
  const names = writing.columns.map(({ name }) => ({ text: name, field: `name of ${name}` }));
  return {
    head: writing.header === 'names' ? rowOf(names, writing) : Buffer.alloc(0),
    record: ({ data }) => {
      const rows = columns.rowsOf(data).map((cells) => rowOf(cells, writing));
      return { content: Buffer.concat(rows), ...totals.of(data, rows.length) };
    },
    trailer: (sums) => (writing.totals ? rowOf(totals.cells(sums), writing) : Buffer.alloc(0)),
  };
}

function rowOf(cells: readonly Cell[], writing: CsvWriting): Buffer {
  const { charset, dialect, lineEnd } = writing;
  const parts = cells.map(({ text, field }) => encoded(quoted(text, dialect, field), charset, field));
  const separated = parts.flatMap((part, index) =>
    index === 0 ? [part] : [Buffer.from(dialect.separator), part],
  );
  return Buffer.concat([...separated, Buffer.from(lineEnd)]);
}

/** @throws KervanError FORMAT_ERROR for what would need quotes where there are none */
function quoted(text: string, { separator, quote }: CsvWriting['dialect'], field: string): string {
  const needs = [separator, '\r', '\n', ...(quote === null ? [] : [quote])].some((mark) =>
    text.includes(mark),
  );
  if (!needs) return text;
  if (quote === null)
    throw new KervanError('FORMAT_ERROR', `${field}: has a separator or line break, and nothing is quoted`);
  return quote + text.replaceAll(quote, quote + quote) + quote;
}
