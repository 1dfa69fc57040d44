import type { Reading } from '../reading.js';
import type { Segment } from '../segment.js';
import { daySizes } from './codes.js';

/** The day, or the first day of the period, that a DTM segment says. */
export function dayOf(reading: Reading, segment: Segment | undefined): string | null {
  const value = segment?.at(1, 2) ?? null;
  const format = segment?.at(1, 3) ?? null;
  if (!segment || value === null) return null;
  if (format === null) return reading.day(segment, value);
  const size = daySizes.get(format);
  if (size !== undefined) return reading.day(segment, value.slice(0, size));
  reading.faults.at(segment, 'FORMAT_ERROR', 'DTM has a date in a format that is not known');
  return null;
}
