import type { FileFormat } from './file-format.js';

/** What receiving needs to know of a source. */
export interface ReceivedSource {
  readonly name: string;
  readonly format: FileFormat;
  /** Version of the declaration by which it is read, for the origin of events; null: it is part of the program. */
  readonly mapping: string | null;
  /** Whether other content of a known document is a new version of it instead of a conflict. */
  readonly versions: boolean;
}
