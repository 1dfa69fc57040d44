import type { Separators } from './separators.js';

/** Bytes of one segment, one character each, and where they lie in the file. */
export interface Cut {
  readonly bytes: string;
  readonly offset: number;
  /** First byte after the segment and its separator. */
  readonly end: number;
}

/**
 * Cuts bytes into segments. Bytes are kept as characters of the same number (latin1): separators are found by the engine's
 * own search, and no charset is looked at before a segment is whole.
 */
export class SegmentCutter {
  #text = '';
  #base = 0;
  #at = 0;
  #scanned = 0;

  /** Byte of the file that is cut next. */
  get offset(): number {
    return this.#base + this.#at;
  }

  /** Bytes that are held and not cut yet. */
  get held(): number {
    return this.#text.length - this.#at;
  }

  push(chunk: Buffer): void {
    this.#text = this.#text.slice(this.#at) + chunk.toString('latin1');
    this.#base += this.#at;
    this.#scanned = Math.max(0, this.#scanned - this.#at);
    this.#at = 0;
  }

  /** Passes over up to so many bytes and says how many there were. */
  pass(count: number): number {
    const passed = Math.min(count, this.held);
    this.#at += passed;
    return passed;
  }

  /** Passes over line breaks, indentation and padding in front of a segment. */
  passBlanks(): void {
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) <= 0x20) this.#at += 1;
  }

  peek(count: number): string {
    return this.#text.slice(this.#at, this.#at + count);
  }

  /** The next whole segment, without blanks in front of it; undefined: its end has not come yet. */
  next({ segment, release }: Separators): Cut | undefined {
    this.passBlanks();
    let end = this.#text.indexOf(segment, Math.max(this.#at, this.#scanned));
    while (end >= 0 && release !== null && this.#released(end, release))
      end = this.#text.indexOf(segment, end + 1);
    if (end < 0) {
      this.#scanned = this.#text.length;
      return undefined;
    }
    const cut = { bytes: this.#text.slice(this.#at, end), offset: this.offset, end: this.#base + end + 1 };
    this.#at = end + 1;
    return cut;
  }

  /** Whether the number of release characters in front is odd. */
  #released(at: number, release: string): boolean {
    let before = at - 1;
    while (before >= this.#at && this.#text[before] === release) before -= 1;
    return (at - 1 - before) % 2 === 1;
  }
}
