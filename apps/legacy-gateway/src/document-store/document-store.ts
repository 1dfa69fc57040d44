/** Where the bytes of what was received are kept as they came, under their SHA-256 in hexadecimal. */
export abstract class DocumentStore {
  /**
   * Keeps bytes, durably, whole or not at all. What is there already is not written again, and `chunks` stay unread.
   *
   * @throws KervanError DOCUMENT_MISSING where the store cannot be written or `chunks` cannot be read, DOCUMENT_CORRUPT
   * where the bytes have another hash; nothing is kept then. RangeError for what is no hash.
   */
  abstract keep(sha256: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;

  /**
   * All bytes from the first on; ended early, nothing stays open.
   *
   * @throws KervanError DOCUMENT_MISSING, also in the middle; DOCUMENT_CORRUPT at the end, where they have another hash
   */
  abstract read(sha256: string): AsyncIterable<Buffer>;

  /** @throws KervanError DOCUMENT_MISSING where the store does not answer */
  abstract has(sha256: string): Promise<boolean>;
}
