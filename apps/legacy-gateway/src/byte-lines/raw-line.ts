/** One line of a file as bytes, without its line end. */
export interface RawLine {
  /** 1 is the first line of the file. */
  readonly no: number;
  /** Position of its first byte in the file. */
  readonly offset: number;
  readonly bytes: Buffer;
  /** All bytes it takes in the file, its line end and what was cut off too. */
  readonly size: number;
  /** True when the line is longer than the limit: `bytes` is only its beginning. */
  readonly tooLong: boolean;
}
