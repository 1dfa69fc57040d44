import type { DataOf, EventContract, TouchedRecord } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** What a handler or command may do inside its transaction. Any use after the end throws TX_FINISHED. */
export interface Tx {
  /** Statements of this transaction. */
  readonly db: Db;

  /**
   * Publishes an event with this transaction: no commit, no event. Order of calls is order of the events of a key.
   * The data is checked against the contract's schema here.
   *
   * @returns the event's id.
   * @throws KervanError PAYLOAD_INVALID; RECORD_TOO_LARGE for more than 800 KB without a claim store
   */
  publish<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    options?: PublishOptions,
  ): string;

  /** Notes a business record that was written: the answer to "which records did this event affect?". */
  touched(table: string, key: string, version?: { before: number | null; after: number | null }): void;

  /**
   * A number of a gap-free legal series, drawn at the very end, after all business locks: one row per series is
   * locked only from there to COMMIT. `use` may write and publish with the number; it runs in order of the calls.
   */
  number(series: string, use: (number: number) => Promise<void> | void): void;

  /**
   * The one instance of a class that all events of this transaction share: rows read once for all of them, decided on in
   * memory and written once. Made at first use.
   */
  shared<Part extends SharedPart>(part: SharedPartClass<Part>): Part;

  /** Work that can be undone alone: after a rejection its writes, events, numbers and touched records are gone. */
  savepoint<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** What the events of one transaction have in common, see {@link Tx.shared}. */
export interface SharedPart {
  /** Writes what was decided: when all handlers are done, before numbers are drawn. May be called more than once. */
  flush(): Promise<void> | void;
}

export type SharedPartClass<Part extends SharedPart> = new (db: Db) => Part;

export interface PublishOptions {
  /** Deterministic id (UUIDv5) where the source decides; default a new UUIDv7. */
  readonly id?: string;
  /** Replaces the work-order number of the flow from here on. */
  readonly workOrderNo?: string;
}

/** What one unit of work left behind, for receipts. */
export type Touched = readonly TouchedRecord[];
