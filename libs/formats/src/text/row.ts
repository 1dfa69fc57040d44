import type { QuarantineCode } from '../quarantine-codes.js';

/** A fault before it is known to which document it belongs. */
export interface Finding {
  readonly code: QuarantineCode;
  /** Names the column and, for figures, both of them; nothing personal. */
  readonly detail: string;
  readonly offset: number;
  readonly hint: string;
}

/** The values of one row in the order of its columns; null: the row does not say it. */
export interface Row {
  readonly values: readonly (string | null)[];
  readonly findings: readonly Finding[];
  readonly offset: number;
  readonly size: number;
  readonly hint: string;
}

/** What a reader of rows comes upon. Every byte of a file is in the size of one. */
export type RowEvent =
  | { readonly kind: 'row'; readonly row: Row }
  /** A row of which nothing can be said, not even to which document it belongs. */
  | { readonly kind: 'unreadable'; readonly finding: Finding; readonly size: number }
  /** A file that is not what its source declares: nothing after this is to be believed. */
  | { readonly kind: 'refused'; readonly finding: Finding; readonly size: number }
  /** A statement about the rows that is wrong. */
  | { readonly kind: 'disagreed'; readonly findings: readonly Finding[]; readonly size: number }
  | {
      readonly kind: 'passed';
      readonly what: string;
      readonly offset: number;
      readonly hint: string;
      readonly size: number;
    };
