/** Names that are kept: most are in the first chunk of a file, and each may keep the chunk that it came in. */
const most = 500;

/** Names of elements under our own prefixes. */
export class XmlNames {
  readonly #known = new Map<string, Map<string, string | null>>();
  #count = 0;

  constructor(
    private readonly prefixOf: (namespace: string) => string | null,
    private readonly skipped: ReadonlySet<string>,
  ) {}

  /** Null: the element is of a vocabulary that is not read, or skipped. */
  of(namespace: string, local: string): string | null {
    const known = this.#known.get(namespace)?.get(local);
    return known === undefined ? this.#first(namespace, local) : known;
  }

  #first(namespace: string, local: string): string | null {
    const prefix = this.prefixOf(namespace);
    const full = prefix ? `${prefix}:${local}` : local;
    const name = prefix === null || this.skipped.has(full) ? null : full;
    this.#keep(namespace, local, name);
    return name;
  }

  #keep(namespace: string, local: string, name: string | null): void {
    if (this.#count >= most) return;
    this.#count += 1;
    const names = this.#known.get(namespace) ?? new Map<string, string | null>();
    this.#known.set(namespace, names.set(local, name));
  }
}
