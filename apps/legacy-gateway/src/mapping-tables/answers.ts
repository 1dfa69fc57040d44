/** What mapping tables say of the names of a batch. */
export interface Answers {
  /** What a name means in a table; undefined where the table does not say it. */
  meaning(table: string, name: string): string | undefined;
  /** The state of a table that answered: `3.12` is version 3 of its file and 12 changes since. */
  version(table: string): string;
}

/** A name to be looked up in a table. */
export interface MappingQuestion {
  readonly table: string;
  readonly name: string;
}
