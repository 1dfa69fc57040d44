import type { EnvelopeLevel } from './envelope.js';
import type { SegmentFaults } from './segment-faults.js';
import type { Segment } from './segment.js';

/** @param also another way in which the same may be counted. */
export function compareCount(
  faults: SegmentFaults,
  closing: Segment,
  level: EnvelopeLevel,
  read: number,
  what: string,
  also = read,
): void {
  const stated = closing.at(level.count);
  if (stated === null || !/^\d{1,10}$/.test(stated)) {
    faults.at(closing, 'FORMAT_ERROR', `${closing.tag} has no count of ${what}`);
  } else if (Number(stated) !== read && Number(stated) !== also) {
    faults.at(closing, 'COUNT_MISMATCH', `${closing.tag} says ${Number(stated)} ${what}, ${read} were read`);
  }
}

export function compareReference(
  faults: SegmentFaults,
  opening: Segment | null,
  closing: Segment,
  level: EnvelopeLevel,
): void {
  if (opening && opening.at(level.reference) !== closing.at(level.closingReference)) {
    faults.at(closing, 'FORMAT_ERROR', `${closing.tag} has another reference than ${opening.tag}`);
  }
}
