import { KervanError } from '@kervan/contracts';
import type { Span } from '../destinations/column.js';
import type { FixedWidthWriting } from '../destinations/writing.js';
import type { EventField } from '../fields/event-field.js';
import type { OutboundFormat } from '../format.js';
import { encoded } from '../values/encoded.js';
import { ColumnsOfEvent, type Cell } from './columns-of-event.js';
import { refuseOverlaps } from './refuse-overlaps.js';
import { TotalsRow } from './totals-row.js';

/** @throws RangeError where the layout does not fit the event or itself */
export function fixedWidthFormat(
  writing: FixedWidthWriting,
  fields: ReadonlyMap<string, EventField>,
): OutboundFormat {
  const columns = new ColumnsOfEvent(writing.columns, fields);
  const totals = new TotalsRow(writing.totals ?? [], columns);
  refuseOverlaps(writing.columns);
  refuseOverlaps(writing.totals ?? []);
  const length = Math.max(
    ...[...writing.columns, ...(writing.totals ?? [])].map((span) => span.at + span.length - 1),
  );
  const line = (cells: readonly Cell[], spans: readonly Span[]) => lineOf(cells, spans, length, writing);
  return {
    head: Buffer.alloc(0),
    record: ({ data }) => {
      const lines = columns.rowsOf(data).map((cells) => line(cells, writing.columns));
      return { content: Buffer.concat(lines), ...totals.of(data, lines.length) };
    },
    trailer: (sums) => (writing.totals ? line(totals.cells(sums), writing.totals) : Buffer.alloc(0)),
  };
}

function lineOf(
  cells: readonly Cell[],
  spans: readonly Span[],
  length: number,
  { charset, lineEnd }: FixedWidthWriting,
): Buffer {
  const line = Buffer.alloc(length, ' ');
  for (const [index, span] of spans.entries()) {
    const { text, field } = cells[index] ?? { text: '', field: '' };
    padded(text, encoded(text, charset, field), span, field).copy(line, span.at - 1);
  }
  return Buffer.concat([line, Buffer.from(lineEnd)]);
}

function padded(text: string, bytes: Buffer, { length, align }: Span, field: string): Buffer {
  const missing = length - bytes.length;
  if (missing < 0)
    throw new KervanError('FORMAT_ERROR', `${field}: takes ${bytes.length} bytes, its column has ${length}`);
  const fill = Buffer.alloc(missing, align === 'zeros' ? '0' : ' ');
  if (align === 'left') return Buffer.concat([bytes, fill]);
  const sign = align === 'zeros' && text.startsWith('-') ? 1 : 0;
  return Buffer.concat([bytes.subarray(0, sign), fill, bytes.subarray(sign)]);
}
