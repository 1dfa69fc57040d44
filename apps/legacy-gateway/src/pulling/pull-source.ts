import type { JsonValue } from './json-value.js';

/** Values of the columns that the source declares, by name, as text; null is not there. */
export type PulledRow = Readonly<Record<string, string | null>>;

/** What one look at a source found. */
export interface Pull {
  /** Changed rows, at least once each; read to their end before `cursor`. */
  readonly rows: AsyncIterable<PulledRow>;
  /** Where the next look begins; call it when all rows were read and kept. */
  cursor(): JsonValue;
}

/** A system that tells nobody of its changes and is asked for them: a table, an API. */
export interface PullSource {
  /**
   * @param cursor of the pull before; null: the first one
   * @throws KervanError SOURCE_UNAVAILABLE; then the cursor stays where it is
   */
  pull(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull>;
}
