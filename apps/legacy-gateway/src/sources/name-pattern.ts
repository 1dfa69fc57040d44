import { z } from 'zod';
import { escaped, globOf } from '../files/glob.js';

const place = /\{(sequence|date)\}/;

/** A pattern of file names with exactly one place, `{sequence}` or `{date}` (`20240215` or `2024-02-15`). */
export const NamePattern = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.split(place).length === 3, 'must have {sequence} or {date} once');

/** What a name says of its place among the files of its source. */
export type NameKind = 'sequence' | 'date';

const DAY_MS = 86_400_000;
const places: Readonly<Record<NameKind, string>> = {
  sequence: String.raw`(\d{1,15})`,
  date: String.raw`(\d{4}-\d{2}-\d{2}|\d{8})`,
};

export function kindOf(pattern: string): NameKind {
  return pattern.includes('{date}') ? 'date' : 'sequence';
}

/**
 * The place of a file among those of its source: its number, or its day counted from 1970-01-01; null where the name is not
 * of the pattern, or says no day of the calendar.
 */
export function positionOf(pattern: string, name: string): number | null {
  const kind = kindOf(pattern);
  const [before = '', , after = ''] = pattern.split(place);
  // What stands for anything leaves the digits of the place together.
  const begins = before.endsWith('*') ? String.raw`(?<!\d)` : '';
  const ends = after.startsWith('*') ? String.raw`(?!\d)` : '';
  const whole = `${globOf(before, escaped)}${begins}${places[kind]}${ends}${globOf(after, escaped)}`;
  const found = new RegExp(`^${whole}$`).exec(name)?.[1];
  if (found === undefined) return null;
  return kind === 'sequence' ? Number(found) : dayNumber(found.replaceAll('-', ''));
}

/** How people write a place: `17`, `2024-02-15`. */
export function placeText(kind: NameKind, position: number): string {
  return kind === 'sequence' ? String(position) : new Date(position * DAY_MS).toISOString().slice(0, 10);
}

/** The place that people write so; null: it is none. */
export function positionAt(kind: NameKind, text: string): number | null {
  return positionOf(`{${kind}}`, text);
}

function dayNumber(digits: string): number | null {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const moment = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(day);
  return exists ? moment.valueOf() / DAY_MS : null;
}
