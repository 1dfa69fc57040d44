const MEGABYTE = 1_048_576;

/** What one archive may ask for. Beyond a limit it is refused as a whole, and nothing of it is unpacked. */
export interface ZipLimits {
  readonly entries: number;
  /** Of all entries together, unpacked. */
  readonly bytes: number;
  /** Of unpacked to packed bytes; text of any program stays far below. */
  readonly ratio: number;
}

export const defaultZipLimits: ZipLimits = { entries: 10_000, bytes: 16_384 * MEGABYTE, ratio: 200 };
