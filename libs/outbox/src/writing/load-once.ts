/** Reads by key into memory, each key once, however often and by whomever of a transaction it is asked for. */
export class LoadOnce {
  readonly #loading = new Map<string, Promise<void>>();

  /** @param read reads keys that were never read before. */
  constructor(private readonly read: (keys: readonly string[]) => Promise<void>) {}

  /** Resolves when all of these keys are read. */
  async load(keys: Iterable<string>): Promise<void> {
    const wanted = [...new Set(keys)];
    const fresh = wanted.filter((key) => !this.#loading.has(key));
    if (fresh.length > 0) {
      const loaded = this.read(fresh);
      for (const key of fresh) this.#loading.set(key, loaded);
    }
    await Promise.all(wanted.flatMap((key) => this.#loading.get(key) ?? []));
  }

  /** Everything is read anew. */
  forget(): void {
    this.#loading.clear();
  }
}
