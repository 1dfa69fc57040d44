/** A file under the lease of this worker. */
export interface ClaimedFile {
  readonly destination: string;
  readonly name: string;
  readonly head: Buffer;
  readonly trailer: Buffer;
  /** Of the only record; null: there may be many, to be read one after the other. */
  readonly content: Buffer | null;
  /** Who had it before and did not end. */
  readonly workerBefore: string | null;
}

/** A file that is there. */
export interface WrittenFile {
  readonly destination: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
