import { shownCount, shownMilliseconds, shownSeconds, shownTime } from './shown.js';
import { toneOf } from './tones.js';
import type { Column } from './view.js';

type Read<Row, Value> = (row: Row) => Value | null;

export function text<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, cell: read };
}

/** A word that says how something is. */
export function state<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, cell: read, tone: (row) => toneOf(read(row)) };
}

export function count<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, undefined, read, shownCount);
}

export function milliseconds<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, 'ms', read, shownMilliseconds);
}

export function seconds<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, undefined, read, shownSeconds);
}

/** A point in time; shown in UTC. */
export function time<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, unit: 'UTC', cell: read, show: (row) => shownTime(read(row) ?? '') };
}

/** Yes or nothing; CSV has `true` and `false`. */
export function yes<Row>(name: string, read: (row: Row) => boolean): Column<Row> {
  return { name, cell: read, show: (row) => (read(row) ? 'yes' : '–') };
}

/** Several texts in one cell. */
export function list<Row>(name: string, read: (row: Row) => readonly string[]): Column<Row> {
  return { name, cell: (row) => read(row).join('; ') };
}

function number<Row>(
  name: string,
  unit: string | undefined,
  read: Read<Row, number>,
  shown: (value: number) => string,
): Column<Row> {
  return {
    name,
    ...(unit !== undefined && { unit }),
    alignRight: true,
    cell: read,
    show: (row) => shown(read(row) ?? 0),
  };
}
