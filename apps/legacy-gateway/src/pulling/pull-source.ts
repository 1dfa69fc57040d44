import type { JsonValue } from './json-value.js';

/** Values of the columns that the source declares, by name, as text; null is not there. `_change`: see `CHANGE_COLUMN`. */
export type PulledRow = Readonly<Record<string, string | null>>;

/** What one look at a source found. */
export interface Pull {
  /** Rows, at least once each; read to their end before `cursor` and `more`. */
  readonly rows: AsyncIterable<PulledRow>;
  /** Where the next look begins; call it when all rows were read and kept. */
  cursor(): JsonValue;
  /** Whether there is more to be had at once; left out: there is not. */
  more?(): boolean;
}

/** A system that tells nobody of its changes and is asked for them: a table, an API. */
export interface PullSource {
  /**
   * Rows that may have changed. Those that have not are known by their hash: more than needed is no harm.
   *
   * @param cursor of the pull before; null: the first one
   * @throws KervanError SOURCE_UNAVAILABLE; then the cursor stays where it is
   */
  pull(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull>;
  /**
   * All rows that there are, to find those that are gone and changes that `pull` could not see. Left out: neither is found.
   *
   * @param cursor of the part of the same sweep before, which said that there is more; null: a sweep begins
   * @throws KervanError SOURCE_UNAVAILABLE
   */
  sweep?(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull>;
  /**
   * All rows of the documents that changed rows belong to, each document once and its rows behind each other; of a document
   * that has none any more, one that is deleted. Left out: each row is a document.
   */
  whole?(changed: AsyncIterable<readonly PulledRow[]>, signal: AbortSignal): AsyncIterable<PulledRow>;
  close?(): Promise<void>;
}
