import type { FaturaKesildi } from '@kervan/contracts';

/** What destinations get. */
export type OutboundEvent = FaturaKesildi;

/** What stands in the row of totals. */
export interface Totals {
  readonly rows: number;
  /** By column, exact. */
  readonly sums: Readonly<Record<string, string>>;
}

/** What a file has of one event. */
export interface OutboundRecord extends Totals {
  readonly content: Buffer;
}

/** How the files of a destination are written; the same input gives the same bytes. */
export interface OutboundFormat {
  /** Before the first record. */
  readonly head: Buffer;
  /** @throws KervanError ENCODING_ERROR, FORMAT_ERROR, RULE_VIOLATION naming the field */
  readonly record: (event: OutboundEvent) => OutboundRecord;
  /** Behind the last record. @throws KervanError as {@link record} */
  readonly trailer: (totals: Totals) => Buffer;
}
