import type { MessageGroup } from '../message-group.js';
import type { Reading } from '../reading.js';

/** The day of the DTM with the first of these qualifiers that there is one of. */
export function dayOf(reading: Reading, group: MessageGroup, qualifiers: readonly string[]): string | null {
  const segment = group.qualified('DTM', qualifiers);
  return reading.day(segment, segment?.at(2) ?? null);
}
