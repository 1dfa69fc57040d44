import { limits } from './limits.js';

/** Bytes of one line, one character each, and where they lie in the file. */
export interface Line {
  /** Without its line break; empty, if it is too long to be kept. */
  readonly bytes: string;
  readonly ending: '' | '\n' | '\r\n';
  readonly offset: number;
  /** Bytes of it and its line break, and of a byte order mark before it. */
  readonly size: number;
  /** 1 the first. */
  readonly number: number;
  readonly tooLong: boolean;
}

/** Byte order mark of UTF-8. */
export const mark = '\u{EF}\u{BB}\u{BF}';

/** Cuts bytes into lines. Bytes are kept as characters of the same number (latin1): no charset is looked at before a line is whole. */
export class LineCutter {
  #text = '';
  #at = 0;
  #scanned = 0;
  #offset = 0;
  #number = 0;
  #dropped = 0;

  push(chunk: Buffer): void {
    this.#text = this.#text.slice(this.#at) + chunk.toString('latin1');
    this.#scanned -= this.#at;
    this.#at = 0;
  }

  /** The next whole line; undefined: its end has not come yet. */
  next(): Line | undefined {
    const end = this.#text.indexOf('\n', Math.max(this.#at, this.#scanned));
    if (end >= 0) return this.#line(end, end + 1);
    this.#scanned = this.#text.length;
    if (this.#text.length - this.#at > limits.line) {
      this.#dropped += this.#text.length - this.#at;
      this.#text = '';
      this.#at = 0;
      this.#scanned = 0;
    }
    return undefined;
  }

  /** The line that no line break ends; undefined: there is none. */
  last(): Line | undefined {
    const { length } = this.#text;
    return length > this.#at || this.#dropped > 0 ? this.#line(length, length) : undefined;
  }

  #line(until: number, end: number): Line {
    const tooLong = this.#dropped + until - this.#at > limits.line;
    const marked = this.#offset === 0 && !tooLong && this.#text.startsWith(mark);
    const returned = until > this.#at && end > until && this.#text[until - 1] === '\r';
    const start = marked ? this.#at + mark.length : this.#at;
    const size = this.#dropped + end - this.#at;
    this.#number += 1;
    const line: Line = {
      bytes: tooLong ? '' : this.#text.slice(start, returned ? until - 1 : until),
      ending: end === until ? '' : returned ? '\r\n' : '\n',
      offset: this.#offset + (marked ? mark.length : 0),
      size,
      number: this.#number,
      tooLong,
    };
    this.#at = end;
    this.#offset += size;
    this.#dropped = 0;
    return line;
  }
}
