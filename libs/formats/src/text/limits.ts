/** What one text file may ask to be kept at once; more is a fault, not a crash. */
export const limits = {
  /** Bytes of a line. */
  line: 1_048_576,
  /** Lines and bytes that a layout may at most allow to a record with line breaks inside its quotes. */
  recordLines: 1000,
  record: 16_777_216,
  /** Bytes of the rows of one document, or of one file whose rows are grouped at its end. */
  held: 67_108_864,
  /** Bytes of one IDoc. */
  idoc: 16_777_216,
} as const;
