/** One level of an envelope, as data: its segments and where in them its reference and count stand (element numbers). */
export interface EnvelopeLevel {
  readonly open: string;
  readonly close: string;
  readonly reference: number;
  readonly count: number;
  readonly closingReference: number;
}

export interface Envelope {
  readonly interchange: EnvelopeLevel;
  readonly group: EnvelopeLevel;
  readonly message: EnvelopeLevel;
  /** Further segments that may stand between messages. */
  readonly beside: readonly string[];
}
