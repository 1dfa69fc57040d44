import type { Fault, Place } from '../parsed.js';
import type { QuarantineCode } from '../quarantine-codes.js';
import { limits } from './limits.js';
import type { Segment } from './segment.js';

/** The first faults of one message or envelope. */
export class Faults {
  readonly list: Fault[] = [];

  constructor(private readonly ordinal: number) {}

  at(segment: Segment, code: QuarantineCode, detail: string): void {
    this.add(code, detail, segment.offset, hintOf(segment));
  }

  add(code: QuarantineCode, detail: string, offset: number, hint: string): void {
    if (this.list.length < limits.faults) this.list.push({ code, detail, place: this.place(offset, hint) });
  }

  place(offset: number, hint: string): Place {
    return { offset, ordinal: this.ordinal, hint };
  }
}

function hintOf({ position, tag }: Segment): string {
  return position === 0 ? knownTag(tag) : `segment ${position} (${knownTag(tag)})`;
}

/** What stands where a tag or type is expected may be anything, and personal: only what looks like one is told. */
export function knownTag(tag: string): string {
  return /^[A-Z0-9]{2,6}$/.test(tag) ? tag : '?';
}
