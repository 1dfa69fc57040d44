import { mark, type Line } from '../text/line-cutter.js';
import type { Dialect } from './csv-layout.js';

/**
 * Cuts bytes into records, which no line break within quotes ends. Quotes, separators and line breaks are the same bytes in
 * every charset. A record is told as one line, with the number of its first; each byte is looked at once.
 */
export class QuotedRecordCutter {
  /** Bytes that came last, one character each; how many of them were taken. */
  #text = '';
  #at = 0;
  /** What was taken of the record that is open; nothing, if it is too long to be kept. */
  #pieces: string[] = [];
  #size = 0;
  #breaks = 0;
  #offset = 0;
  #number = 1;
  /** Where the next byte stands; `closed`: behind a quote, which another one would double. */
  #place: 'bare' | 'quoted' | 'closed' = 'bare';
  /** The last byte that was taken of the record. */
  #last = '';
  /** The first bytes of the file. */
  #head = '';
  #lineBreakFrom = nextOf('', null);
  #quoteFrom = nextOf('', null);

  constructor(
    private readonly dialect: Dialect,
    private readonly limit: number,
  ) {}

  /** Whole records that came before must be taken. */
  push(chunk: Buffer): void {
    this.#text = chunk.toString('latin1');
    this.#at = 0;
    this.#lineBreakFrom = nextOf(this.#text, '\n');
    this.#quoteFrom = nextOf(this.#text, this.dialect.quote);
    if (this.#head.length < mark.length) this.#head = (this.#head + this.#text).slice(0, mark.length);
  }

  /** The next whole record; undefined: its end has not come yet. */
  next(): Line | undefined {
    const end = this.#end();
    this.#take(end ?? this.#text.length);
    return end === null ? undefined : this.#record();
  }

  /** The record that no line break ends; undefined: there is none. */
  last(): Line | undefined {
    return this.#size > 0 ? this.#record() : undefined;
  }

  /** Index behind the line break that ends the open record; null: it has not come yet. */
  #end(): number | null {
    let at = this.#at;
    while (at < this.#text.length) {
      if (this.#place === 'closed') {
        const isDoubled = this.#text[at] === this.dialect.quote;
        this.#place = isDoubled ? 'quoted' : 'bare';
        if (isDoubled) at += 1;
        continue;
      }
      const quote = this.#quoteFrom(at);
      const lineBreak = this.#place === 'bare' ? this.#lineBreakFrom(at) : Infinity;
      if (lineBreak < quote) return lineBreak + 1;
      if (quote === Infinity) return null;
      if (this.#place === 'quoted') this.#place = 'closed';
      else if (this.#beginsCell(quote)) this.#place = 'quoted';
      at = quote + 1;
    }
    return null;
  }

  /** Elsewhere than at the beginning of its cell a quote is a character. */
  #beginsCell(at: number): boolean {
    const index = this.#size + at - this.#at;
    const before = at > this.#at ? this.#text[at - 1] : this.#last;
    return index === 0 || before === this.dialect.separator || (index === mark.length && this.#isMarked());
  }

  #isMarked(): boolean {
    return this.#offset === 0 && this.#head === mark;
  }

  #take(end: number): void {
    const piece = this.#text.slice(this.#at, end);
    this.#at = end;
    this.#size += piece.length;
    this.#last = piece.at(-1) ?? this.#last;
    if (this.#size <= this.limit) this.#pieces.push(piece);
    else this.#pieces = [];
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) this.#breaks += 1;
  }

  #record(): Line {
    const bytes = this.#pieces.join('');
    const ending = bytes.endsWith('\r\n') ? '\r\n' : bytes.endsWith('\n') ? '\n' : '';
    const start = this.#isMarked() ? mark.length : 0;
    const record: Line = {
      bytes: bytes.slice(start, bytes.length - ending.length),
      ending,
      offset: this.#offset + start,
      size: this.#size,
      number: this.#number,
      tooLong: this.#size > this.limit,
    };
    this.#offset += this.#size;
    this.#number += this.#breaks;
    this.#pieces = [];
    this.#size = 0;
    this.#breaks = 0;
    return record;
  }
}

/** Finds the next place of a character at or behind the one asked for, from left to right: nothing is searched twice. */
function nextOf(text: string, character: string | null): (from: number) => number {
  let next = character === null ? Infinity : -1;
  return (from) => {
    if (character !== null && next < from) {
      const found = text.indexOf(character, from);
      next = found < 0 ? Infinity : found;
    }
    return next;
  };
}
