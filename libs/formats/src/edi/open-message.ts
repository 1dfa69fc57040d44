import type { Parsed } from '../parsed.js';
import { compareCount, compareReference } from './closing.js';
import type { EnvelopeLevel } from './envelope.js';
import { knownTag, SegmentFaults } from './segment-faults.js';
import { limits } from './limits.js';
import type { Message } from './message.js';
import type { Segment } from './segment.js';
import type { Syntax } from './syntax.js';

/** A message that is being read. */
export class OpenMessage {
  readonly faults: SegmentFaults;
  readonly #segments: Segment[] = [];
  #count = 0;

  /** @param bare it stands without its envelope, and nothing will say that it is over. */
  constructor(
    private readonly opening: Segment,
    private readonly type: string,
    private readonly ordinal: number,
    readonly bare: boolean,
  ) {
    this.faults = new SegmentFaults(ordinal);
    this.add(opening, opening.offset);
  }

  get offset(): number {
    return this.opening.offset;
  }

  /** How many segments were read of it. */
  get count(): number {
    return this.#count;
  }

  /** @param end first byte after the segment. */
  add(segment: Segment, end: number): void {
    this.#count += 1;
    if (end - this.offset <= limits.message) this.#segments.push(segment);
    else if (this.#segments.length > 0) {
      this.#segments.length = 0;
      this.faults.at(segment, 'FORMAT_ERROR', `the message is larger than ${limits.message} bytes`);
    }
  }

  close(closing: Segment, level: EnvelopeLevel): void {
    compareCount(this.faults, closing, level, this.#count, 'segments');
    compareReference(this.faults, this.opening, closing, level);
  }

  /** @param end first byte after the message. */
  parsed(end: number, syntax: Syntax, around: Pick<Message, 'sender' | 'receiver' | 'tolerance'>): Parsed {
    const size = end - this.offset;
    const place = this.faults.place(this.offset, `message ${this.ordinal} (${knownTag(this.type)})`);
    if (this.#segments.length === 0)
      return { kind: 'faulty', faults: this.faults.list, offset: this.offset, size };
    const mapped = syntax.map({
      type: this.type,
      segments: this.#segments,
      ordinal: this.ordinal,
      bare: this.bare,
      ...around,
    });
    const faults = [...this.faults.list, ...(mapped.kind === 'faulty' ? mapped.faults : [])];
    if (faults.length > 0 || mapped.kind === 'faulty')
      return { kind: 'faulty', faults, offset: this.offset, size };
    return { ...mapped, place, size };
  }

  /** What it became if it was broken off. */
  brokenOff(end: number): Parsed {
    return { kind: 'faulty', faults: this.faults.list, offset: this.offset, size: end - this.offset };
  }
}
