import { Faults } from '../faults.js';
import type { QuarantineCode } from '../quarantine-codes.js';
import type { Segment } from './segment.js';

/** Faults whose place is a segment. */
export class SegmentFaults extends Faults {
  at(segment: Segment, code: QuarantineCode, detail: string): void {
    this.add(code, detail, segment.offset, hintOf(segment));
  }
}

function hintOf({ position, tag }: Segment): string {
  return position === 0 ? knownTag(tag) : `segment ${position} (${knownTag(tag)})`;
}

/** What stands where a tag or type is expected may be anything, and personal: only what looks like one is told. */
export function knownTag(tag: string): string {
  return /^[A-Z0-9]{2,6}$/.test(tag) ? tag : '?';
}
