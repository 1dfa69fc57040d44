import { TextDecoder } from 'node:util';
import { brokenByte } from './charset.js';

const replacement = '\u{FFFD}';

/** Decodes the bytes of a file that come in any pieces, strictly. */
export class StrictDecoder {
  /** The first bytes of a letter whose others did not come yet. */
  #held: Buffer = Buffer.alloc(0);
  /** Byte of the file at which the broken letter begins; null: none is. U+FFFD is one that was lost before. */
  broken: number | null = null;
  readonly #single: TextDecoder | null;

  constructor(
    private readonly charset: string,
    /** Byte of the file that comes next. */
    private offset: number,
  ) {
    this.#single = charset === 'utf-8' ? null : new TextDecoder(charset === 'us-ascii' ? 'utf-8' : charset);
  }

  /** The text of the bytes up to the first broken letter. */
  decoded(chunk: Buffer): string {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    const whole = this.#single ? bytes.length : bytes.length - incomplete(bytes);
    // A copy: chunks may be filled again.
    this.#held = Buffer.from(bytes.subarray(whole));
    return this.#strict(bytes.subarray(0, whole));
  }

  /** What is left at the end of the file is a letter that was cut. */
  end(): void {
    if (this.#held.length > 0) this.broken ??= this.offset;
  }

  /** Bytes of a text of the file. */
  sizeOf(text: string): number {
    return this.#single ? text.length : Buffer.byteLength(text);
  }

  #strict(bytes: Buffer): string {
    const text = this.#single ? this.#single.decode(bytes) : bytes.toString('utf8');
    const known = this.#single ? brokenByte(bytes, this.charset) : -1;
    const lost = text.indexOf(replacement);
    const at = known < 0 || (lost >= 0 && lost < known) ? lost : known;
    if (at < 0) {
      this.offset += bytes.length;
      return text;
    }
    const before = text.slice(0, at);
    this.broken = this.offset + this.sizeOf(before);
    return before;
  }
}

/** How many bytes at the end are the beginning of a letter of UTF-8. */
function incomplete(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return byteCount(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function byteCount(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}
