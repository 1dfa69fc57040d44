import { shownCount, shownMilliseconds, shownMoment, shownSeconds, shownTime } from './shown.js';
import { toneOf } from './tones.js';
import type { Column } from './view.js';

type Read<Row, Value> = (row: Row) => Value | null;

export function text<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, cell: read };
}

/** What people copy: never cut off. */
export function id<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { ...text(name, read), firm: true };
}

/** A word that says how something is. */
export function state<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, firm: true, cell: read, tone: (row) => toneOf(read(row)) };
}

export function count<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, undefined, read, shownCount);
}

/** A number that counts nothing, such as an offset. */
export function no<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, undefined, read, String);
}

export function milliseconds<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, 'ms', read, shownMilliseconds);
}

export function seconds<Row>(name: string, read: Read<Row, number>): Column<Row> {
  return number(name, undefined, read, shownSeconds);
}

/** A point in time, to the second, in UTC. */
export function time<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { name, unit: 'UTC', firm: true, cell: read, show: (row) => shownTime(read(row) ?? '') };
}

/** A point in time, to the millisecond, in UTC. */
export function moment<Row>(name: string, read: Read<Row, string>): Column<Row> {
  return { ...time(name, read), show: (row) => shownMoment(read(row) ?? '') };
}

/** `yes` or `no`; CSV has `true` and `false`. */
export function yes<Row>(name: string, read: (row: Row) => boolean): Column<Row> {
  return { name, firm: true, cell: read, show: (row) => (read(row) ? 'yes' : 'no') };
}

/** Several texts in one cell. */
export function list<Row>(name: string, read: (row: Row) => readonly string[]): Column<Row> {
  return { name, cell: (row) => read(row).join('; ') };
}

/** The column, in CSV and with `--wide` only. */
export function wide<Row>(column: Column<Row>): Column<Row> {
  return { ...column, wide: true };
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
    firm: true,
    cell: read,
    show: (row) => shown(read(row) ?? 0),
  };
}
