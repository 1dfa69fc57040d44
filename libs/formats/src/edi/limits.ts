/** What one file may ask to be kept at once; more is a fault, not a crash. */
export const limits = {
  /** Bytes of a segment. */
  segment: 1_048_576,
  /** Bytes of a message. */
  message: 16_777_216,
} as const;
