import type { LiveItem } from '@kervan/console-api';
import { text } from '../../output/columns.js';
import { csvHead, csvRecords } from '../../output/csv.js';
import { cut } from '../../output/cut.js';
import type { Output } from '../../output/output.js';
import { shownMoment, shownType } from '../../output/shown.js';
import { type Column, tableOf } from '../../output/view.js';
import { visible, visibleJson } from '../../output/visible.js';

const columns: readonly Column<LiveItem>[] = [
  text('at', ({ at }) => at),
  text('kind', ({ kind }) => kind),
  text('type', ({ type }) => type),
  text('key', ({ key }) => key),
  text('consumer', ({ consumer }) => consumer),
  text('outcome', ({ outcome }) => outcome),
  text('event id', ({ eventId }) => eventId),
  text('correlation id', ({ correlationId }) => correlationId),
];

/** What stands before the first item. */
export function liveHead({ format }: Pick<Output, 'format'>): string {
  return format === 'csv' ? csvHead(tableOf([], columns)) : '';
}

/** A line for each item; JSON lines with `--json`. */
export function liveLines(
  items: readonly LiveItem[],
  { format, canvas }: Pick<Output, 'format' | 'canvas'>,
): string {
  switch (format) {
    case 'json':
      return items.map((item) => `${visibleJson(item)}\n`).join('');
    case 'csv':
      return csvRecords(tableOf(items, columns));
    case 'table':
      return items.map((item) => `${cut(lineOf(item), canvas.columns ?? Infinity)}\n`).join('');
  }
}

function lineOf({ at, type, key, consumer, outcome, eventId }: LiveItem): string {
  const what = consumer === null ? 'written' : `${outcome ?? ''} by ${consumer}`;
  return visible([shownMoment(at), shownType(type).padEnd(26), what.padEnd(24), key, eventId].join('  '));
}
