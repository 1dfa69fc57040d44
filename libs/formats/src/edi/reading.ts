import { CanonicalDocument } from '../canonical/documents.js';
import { calendarDay } from '../text/calendar-day.js';
import { decimalText } from '../text/decimal-text.js';
import { SegmentFaults } from './segment-faults.js';
import type { Mapped } from './message.js';
import type { Segment } from './segment.js';

/** Values of one message: what is missing or malformed becomes a fault that names its place, never its value. */
export class Reading {
  readonly faults: SegmentFaults;

  /** @param tolerance by how much amounts may differ from what their parts give. */
  constructor(
    private readonly first: Segment,
    ordinal: number,
    readonly tolerance: string,
  ) {
    this.faults = new SegmentFaults(ordinal);
  }

  /** @param what the field, as the fault names it. */
  required(value: string | null, what: string, segment = this.first): string {
    if (value === null) this.faults.at(segment, 'FORMAT_ERROR', `${what} is missing`);
    return value ?? '?';
  }

  requiredDecimal(value: string | null, what: string, segment = this.first): string {
    if (value === null) this.faults.at(segment, 'FORMAT_ERROR', `${what} is missing`);
    return value ?? '0';
  }

  decimal(segment: Segment | undefined, element: number, component = 1, implied = 0): string | null {
    const text = segment?.at(element, component) ?? null;
    if (!segment || text === null) return null;
    const value = decimalText(text, implied);
    if (value === null) {
      this.faults.at(
        segment,
        'FORMAT_ERROR',
        `element ${element}.${component} of ${segment.tag} is no number`,
      );
    }
    return value;
  }

  /** @param digits what of the segment says the day; null: nothing does. */
  day(segment: Segment | undefined, digits: string | null): string | null {
    if (!segment || digits === null) return null;
    const day = calendarDay(digits);
    if (day === null) this.faults.at(segment, 'FORMAT_ERROR', `${segment.tag} has no day of the calendar`);
    return day;
  }

  /** What it takes back was received before as what it was: nobody may receive it as that again. */
  refuseWithdrawal(segment: Segment): void {
    this.faults.at(segment, 'RULE_VIOLATION', 'the message takes a document back');
  }

  /** The document, if it has no faults and is one. */
  mapped(document: CanonicalDocument): Mapped {
    const { list } = this.faults;
    if (list.length > 0) return { kind: 'faulty', faults: list };
    const checked = CanonicalDocument.safeParse(document);
    if (checked.success) return { kind: 'document', document: checked.data };
    for (const { path, message } of checked.error.issues) {
      this.faults.at(this.first, 'FORMAT_ERROR', `${path.join('.')}: ${message}`);
    }
    return { kind: 'faulty', faults: list };
  }
}
