/** A file as a format reads it, as often as it wants. */
export interface ReadableFile {
  readonly name: string;
  /** All bytes from the first on. */
  read(): AsyncIterable<Buffer>;
}
