import { varintBytes } from './varint-bytes.js';

/** Text up to this length is copied here: for longer text the way into the runtime and back costs less than the copy. */
const SHORT_TEXT = 64;

/** Writes numbers and text one behind the other into memory that grows and is used again. Reserve before writing. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #at = 0;

  get position(): number {
    return this.#at;
  }

  /** Begins again at the start: what was written before will be overwritten. */
  reset(): void {
    this.#at = 0;
  }

  /** Makes room for this many bytes. */
  reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, needed));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  /** What was written from a position on, and stays in place until `reset`. */
  from(position: number): Buffer {
    return this.#bytes.subarray(position, this.#at);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  byte(value: number): void {
    this.#bytes[this.#at++] = value;
  }

  /** @param value a whole number from 0 to 2^30 - 1, which is written as a zigzag varint. */
  varint(value: number): void {
    let rest = value << 1;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  /** Length in bytes and UTF-8; needs room for at most three bytes per UTF-16 unit and five more. */
  text(text: string): void {
    const start = this.#at;
    if (text.length <= SHORT_TEXT) {
      this.varint(text.length);
      if (this.#ascii(text)) return;
      this.#at = start;
    }
    const bytes = Buffer.byteLength(text);
    this.varint(bytes);
    this.#bytes.write(text, this.#at, bytes === text.length ? 'latin1' : 'utf8');
    this.#at += bytes;
  }

  /**
   * Writes the length of what was written behind a gap into the gap, as a varint.
   *
   * @param width of the gap; where the length needs more or less, what is behind it moves.
   */
  closeGap(start: number, width: number): void {
    const length = this.#at - start - width;
    const needed = varintBytes(length);
    if (needed !== width) this.#bytes.copyWithin(start + needed, start + width, this.#at);
    this.#at = start;
    this.varint(length);
    this.#at = start + needed + length;
  }

  /** False at the first character that is none: the position is undefined then. */
  #ascii(text: string): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127) return false;
      bytes[at++] = code;
    }
    this.#at = at;
    return true;
  }
}
