/** What one file may ask to be kept or walked through; more is a fault, not a crash. */
export const xmlLimits = {
  /** Elements inside of each other. */
  depth: 64,
  /** Elements of a document that are kept. */
  elements: 200_000,
  /** Characters of a document that are kept: names, attributes and texts. */
  characters: 16_777_216,
  /** Attributes of an element. */
  attributes: 64,
  /** Characters of one tag, comment, instruction or text that is read. */
  markup: 1_048_576,
  /** The same inside of what is skipped, as attachments are. */
  skippedMarkup: 67_108_864,
  /** Characters that are handed to the tokenizer at once: how soon `markup` is noticed. */
  step: 65_536,
} as const;
