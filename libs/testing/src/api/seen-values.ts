type Value = string | number;

/** Of one name; more would not reach further. */
const MOST = 20;

/** Texts and numbers that went over an API, by the name of their field: what random requests may refer to. */
export class SeenValues {
  readonly #values = new Map<string, Set<Value>>();

  of(name: string): readonly Value[] {
    return [...(this.#values.get(name) ?? [])];
  }

  /** Takes every named value of a JSON body. */
  note(body: unknown): void {
    if (typeof body !== 'object' || body === null) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value === 'string' || typeof value === 'number') this.#add(name, value);
      else this.note(value);
    }
  }

  #add(name: string, value: Value): void {
    const values = this.#values.get(name) ?? new Set();
    if (values.size < MOST) values.add(value);
    this.#values.set(name, values);
  }
}
