import type { FileReader } from '../file-reader.js';
import type { Parsed } from '../parsed.js';
import type { SegmentFaults } from './segment-faults.js';
import { limits } from './limits.js';
import { OpenInterchange } from './open-interchange.js';
import { OpenMessage } from './open-message.js';
import { SegmentCutter } from './segment-cutter.js';
import { SegmentReader } from './segment-reader.js';
import type { Segment } from './segment.js';
import type { Separators } from './separators.js';
import type { Syntax } from './syntax.js';

const byteOrderMark = '\u{EF}\u{BB}\u{BF}';

/**
 * Reads interchanges: envelopes and their counts, messages one by one. Every byte belongs to one record: those between
 * messages to the record of their interchange, which comes after its messages.
 */
export class InterchangeReader implements FileReader {
  readonly #cutter = new SegmentCutter();
  readonly #boundaries: ReadonlySet<string>;
  #cutting: { readonly separators: Separators; readonly reader: SegmentReader } | null = null;
  #interchange: OpenInterchange;
  #message: OpenMessage | null = null;
  #ordinal = 0;
  /** Bytes of a package that are still to come. */
  #package = 0;
  /** Nothing more can be read of the file. */
  #lost = false;

  /** @param tolerance by how much amounts of a document may differ from what their parts give, decimal text. */
  constructor(
    private readonly syntax: Syntax,
    private readonly tolerance = '0',
  ) {
    const { interchange, group, message } = syntax.envelope;
    this.#boundaries = new Set([interchange, group, message].flatMap(({ open, close }) => [open, close]));
    this.#interchange = new OpenInterchange(0, syntax.envelope);
  }

  *push(chunk: Buffer): Generator<Parsed> {
    this.#cutter.push(chunk);
    yield* this.#read(false);
  }

  *end(): Generator<Parsed> {
    yield* this.#read(true);
    const { held } = this.#cutter;
    const end = this.#cutter.offset + held;
    if (end === 0) return;
    const torn = this.#package > 0 || (held > 0 && !this.#message);
    if (this.#message) yield this.#endOf(this.#message, held, end);
    const interchange = this.#interchange;
    const { close } = this.syntax.envelope.interchange;
    if (interchange.opening && !interchange.closed && !this.#lost) {
      interchange.faults.add('FILE_INCOMPLETE', `the file ends without ${close}`, end, close);
    } else if (torn) {
      interchange.faults.add('FILE_INCOMPLETE', 'the file ends within a segment', end, 'end');
    }
    yield* interchange.parsed(end);
  }

  #endOf(message: OpenMessage, held: number, end: number): Parsed {
    const { close } = this.syntax.envelope.message;
    if (message.bare && held === 0) return this.#parsed(message, end);
    message.faults.add(
      'FILE_INCOMPLETE',
      `the file ends without ${close}`,
      end,
      `after segment ${message.count}`,
    );
    return this.#over(message, end, message.brokenOff(end));
  }

  *#read(ended: boolean): Generator<Parsed> {
    for (;;) {
      if (this.#lost) this.#package = this.#cutter.held;
      this.#package -= this.#cutter.pass(this.#package);
      if (this.#package > 0 || this.#lost) return;
      if (!this.#cutting) {
        if (!(yield* this.#begin(ended))) return;
        continue;
      }
      const cut = this.#cutter.next(this.#cutting.separators);
      if (cut) {
        const message = this.#message;
        const segment = this.#cutting.reader.read(cut, message ? message.count + 1 : 0, this.#faults());
        if (message && this.#isOf(message, segment)) message.add(segment, cut.end);
        else yield* this.#edge(segment, cut.end);
      } else if (this.#cutter.held > limits.segment) {
        yield* this.#lose(`a segment is larger than ${limits.segment} bytes`);
      } else return;
    }
  }

  *#begin(ended: boolean): Generator<Parsed, boolean> {
    this.#cutter.passBlanks();
    const { held } = this.#cutter;
    if (held === 0 || (held < byteOrderMark.length && !ended)) return false;
    if (this.#cutter.peek(byteOrderMark.length) === byteOrderMark) this.#cutter.pass(byteOrderMark.length);
    const beginning = this.syntax.begin(this.#cutter.peek(this.syntax.beginningSize));
    if (beginning.kind === 'more' && !ended) return false;
    if (this.#interchange.closed) {
      yield* this.#interchange.parsed(this.#cutter.offset);
      this.#interchange = new OpenInterchange(this.#cutter.offset, this.syntax.envelope);
    }
    if (beginning.kind === 'separators') {
      const { separators, length } = beginning;
      this.#cutting = { separators, reader: new SegmentReader(this.syntax, separators) };
      this.#cutter.pass(length);
    } else {
      yield* this.#lose(
        beginning.kind === 'none' ? beginning.reason : `no ${this.syntax.name} interchange begins here`,
      );
    }
    return true;
  }

  *#lose(reason: string): Generator<Parsed> {
    const { offset } = this.#cutter;
    this.#lost = true;
    if (this.#message) {
      this.#message.faults.add('FORMAT_ERROR', reason, offset, `after segment ${this.#message.count}`);
      yield this.#over(this.#message, offset, this.#message.brokenOff(offset));
    }
    this.#interchange.faults.add('FORMAT_ERROR', reason, offset, 'envelope');
  }

  #faults(): SegmentFaults {
    return (this.#message ?? this.#interchange).faults;
  }

  #isOf(message: OpenMessage, segment: Segment): boolean {
    return !this.#boundaries.has(segment.tag) && !(message.bare && this.syntax.bareTypeOf(segment) !== null);
  }

  /** A segment at which a message ends, begins or does not stand. */
  *#edge(segment: Segment, end: number): Generator<Parsed> {
    const { message } = this.syntax.envelope;
    if (this.#message && !this.#message.bare && segment.tag === message.close) {
      this.#message.add(segment, end);
      this.#message.close(segment, message);
      yield this.#parsed(this.#message, end);
      return;
    }
    if (this.#message) yield this.#broken(this.#message, segment);
    const { open } = this.syntax.envelope.interchange;
    if (segment.tag === open && this.#interchange.opening) {
      this.#interchange.faults.at(
        segment,
        'FORMAT_ERROR',
        `${this.syntax.envelope.interchange.close} is missing before ${open}`,
      );
      yield* this.#interchange.parsed(segment.offset);
      this.#interchange = new OpenInterchange(segment.offset, this.syntax.envelope);
    }
    this.#between(segment);
  }

  /** A message is over although its own end did not come. */
  #broken(message: OpenMessage, before: Segment): Parsed {
    if (message.bare) return this.#parsed(message, before.offset);
    const { close } = this.syntax.envelope.message;
    message.faults.at(before, 'FORMAT_ERROR', `${close} is missing before ${before.tag}`);
    return this.#over(message, before.offset, message.brokenOff(before.offset));
  }

  #between(segment: Segment): void {
    const { interchange: outer, group, message, beside } = this.syntax.envelope;
    const { tag } = segment;
    const interchange = this.#interchange;
    const bareType = this.syntax.bareTypeOf(segment);
    if (tag === outer.open) interchange.opening = segment;
    else if (tag === outer.close) {
      interchange.close(segment);
      this.#cutting = null;
    } else if (tag === group.open) interchange.openGroup(segment);
    else if (tag === group.close) interchange.closeGroup(segment);
    else if (tag === message.open || bareType !== null) {
      this.#ordinal += 1;
      const type = bareType ?? this.syntax.typeOf(segment);
      this.#message = new OpenMessage(segment.asFirst(), type, this.#ordinal, bareType !== null);
      interchange.countMessage();
    } else if (!beside.includes(tag)) {
      interchange.faults.at(segment, 'FORMAT_ERROR', 'a segment stands outside of messages');
    }
    this.#package = this.syntax.packageSizeAfter(segment);
    if (this.#package > 0) interchange.countPackage();
  }

  #parsed(message: OpenMessage, end: number): Parsed {
    const { opening } = this.#interchange;
    const parsed = message.parsed(end, this.syntax, {
      sender: opening ? this.syntax.senderOf(opening) : null,
      receiver: opening ? this.syntax.receiverOf(opening) : null,
      tolerance: this.tolerance,
    });
    return this.#over(message, end, parsed);
  }

  #over(message: OpenMessage, end: number, parsed: Parsed): Parsed {
    this.#interchange.messageBytes += end - message.offset;
    this.#message = null;
    return parsed;
  }
}
