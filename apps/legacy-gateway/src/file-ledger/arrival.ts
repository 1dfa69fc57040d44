/**
 * How one dropped file ended. CHANGED: it was overwritten while it was read and counts as dropped anew. UNPACKED: it was an
 * archive, whose files lie in the folder now.
 */
export type ArrivalOutcome = 'RECEIVED' | 'DUPLICATE' | 'QUARANTINED' | 'CHANGED' | 'UNPACKED';

/** A dropped file under the lease of this worker. */
export interface Arrival {
  readonly id: number;
  readonly fileName: string;
  /** In the order of its source, null where there is none. */
  readonly position: number | null;
  /** Known after its first survey. */
  readonly sha256: string | null;
  /** Everything up to the record of this ordinal is settled and committed. */
  readonly checkpoint: number;
  /** Name in the folder of processed files; set when all records are settled, only filing is left then. */
  readonly processedAs: string | null;
}

/** What the ledger knows of the bytes of an arrival. */
export interface IdentifiedBytes {
  /** The arrival that has them; null: nobody claimed them. */
  readonly owner: number | null;
  /** Whether that is another one which is being received just now. */
  readonly isElsewhere: boolean;
  /** How often the source had sent them before. */
  readonly before: number;
  /** The arrival with which they came: an earlier one where an operator had a refused file received again, else itself. */
  readonly cameWith: number;
}

/** Some lines of a file, and their bytes as they stand in it. */
export interface Amount {
  readonly lines: number;
  readonly bytes: number;
}

/** Lines by what became of them. */
export interface SettledAmounts {
  readonly published: Amount;
  readonly duplicate: Amount;
  readonly quarantined: Amount;
  /** Understood, and nothing of it is to be published. */
  readonly passed: Amount;
}
