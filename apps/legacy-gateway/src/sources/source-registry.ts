import type { ConfiguredSource } from './configured-source.js';
import type { LoadedSource } from './load-sources.js';

/** The sources of this gateway, in order of their names. */
export class SourceRegistry {
  readonly #byName: ReadonlyMap<string, ConfiguredSource>;

  constructor(
    sources: readonly ConfiguredSource[],
    /** Those of them that are declared by files. */
    readonly loaded: readonly LoadedSource[],
  ) {
    const sorted = [...sources].sort((one, other) => (one.name < other.name ? -1 : 1));
    this.#byName = new Map(sorted.map((source) => [source.name, source]));
  }

  get all(): readonly ConfiguredSource[] {
    return [...this.#byName.values()];
  }

  named(name: string): ConfiguredSource | undefined {
    return this.#byName.get(name);
  }
}
