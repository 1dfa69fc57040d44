import type { QuotedNames } from './quoted.js';

/** One row as text, in the order of its SELECT list. */
export type Cells = readonly (string | null)[];

/** A column as its server knows it. */
export interface ServerColumn {
  readonly type: string;
  /** Whether a row may be without a value. */
  readonly isNullable: boolean;
}

/** What a server says of the transactions that are open. Times are of its own clock, as text that it reads again. */
export interface OpenTransactions {
  /** As long as asked before the oldest transaction that is seen began; before now where there is none. */
  readonly since: string;
  /** Whether this login sees when transactions of others began. */
  readonly startsAreSeen: boolean;
  /**
   * Places in the order of transactions, compared as text: those that had written at `now` have ended when the `oldest` of a
   * later answer is not below it.
   */
  readonly now: string;
  readonly oldest: string;
  /** Whether that holds for transactions of others. */
  readonly writersAreSeen: boolean;
}

/** A database that is only read, and how its SQL is written. */
export interface TableServer {
  readonly names: QuotedNames;
  /** A column's value as text. */
  text(column: string, type: string): string;
  /** A parameter that is compared with a column. @param position 1 is the first of the statement */
  parameter(position: number, type: string): string;
  /** The columns that this login may read, by name. @throws KervanError SOURCE_UNAVAILABLE */
  columnsOf(schema: string | undefined, table: string): Promise<ReadonlyMap<string, ServerColumn>>;
  /** @throws KervanError SOURCE_UNAVAILABLE */
  query(sql: string, parameters: readonly string[]): Promise<readonly Cells[]>;
  /** @throws KervanError SOURCE_UNAVAILABLE */
  openTransactions(overlapSeconds: number): Promise<OpenTransactions>;
  close(): Promise<void>;
}
