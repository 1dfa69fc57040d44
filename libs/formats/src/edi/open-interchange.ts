import type { Parsed } from '../parsed.js';
import { compareCount, compareReference } from './closing.js';
import type { Envelope } from './envelope.js';
import { SegmentFaults } from './segment-faults.js';
import type { Segment } from './segment.js';

/** An interchange that is being read: what its messages are in. */
export class OpenInterchange {
  /** Its faults are of no message. */
  readonly faults = new SegmentFaults(0);
  opening: Segment | null = null;
  closed = false;
  /** Bytes that belong to messages. */
  messageBytes = 0;
  #group: { readonly opening: Segment; messages: number } | null = null;
  #groups = 0;
  #messages = 0;
  #packages = 0;

  constructor(
    readonly offset: number,
    private readonly envelope: Envelope,
  ) {}

  countMessage(): void {
    this.#messages += 1;
    if (this.#group) this.#group.messages += 1;
  }

  countPackage(): void {
    this.#packages += 1;
  }

  openGroup(opening: Segment): void {
    if (this.#group) this.faults.at(opening, 'FORMAT_ERROR', `${this.envelope.group.close} is missing`);
    this.#group = { opening, messages: 0 };
    this.#groups += 1;
  }

  closeGroup(closing: Segment): void {
    const { group } = this.envelope;
    if (!this.#group) {
      this.faults.at(closing, 'FORMAT_ERROR', `${group.open} is missing`);
      return;
    }
    compareCount(this.faults, closing, group, this.#group.messages, 'messages');
    compareReference(this.faults, this.#group.opening, closing, group);
    this.#group = null;
  }

  close(closing: Segment): void {
    const { interchange, group } = this.envelope;
    if (this.#group) this.faults.at(closing, 'FORMAT_ERROR', `${group.close} is missing`);
    this.closed = true;
    if (this.#groups > 0) compareCount(this.faults, closing, interchange, this.#groups, 'groups');
    else {
      // The standard counts packages, too; the published samples do not.
      const also = this.#messages + this.#packages;
      compareCount(this.faults, closing, interchange, this.#messages, 'messages', also);
    }
    compareReference(this.faults, this.opening, closing, interchange);
  }

  /**
   * What it became, apart from its messages; nothing, if it has no byte of its own.
   *
   * @param end first byte that is not its own.
   */
  *parsed(end: number): Generator<Parsed> {
    const { list } = this.faults;
    const size = end - this.offset - this.messageBytes;
    if (list.length > 0) yield { kind: 'faulty', faults: list, size };
    else if (size > 0) {
      yield { kind: 'passed', what: 'envelope', place: this.faults.place(this.offset, 'envelope'), size };
    }
  }
}
