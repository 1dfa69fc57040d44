/** When failures are so many that they may have one common cause. */
export interface CircuitLimits {
  /** How many keys, those of the last outcomes, are looked at. */
  readonly window: number;
  /** Fewer failing keys are never suspicious. */
  readonly failures: number;
  /** Share of failing keys among those that are looked at, 0..1. */
  readonly share: number;
}

const defaultLimits: CircuitLimits = { window: 20, failures: 10, share: 0.5 };

/**
 * Counts, per handler, how many different keys fail with the same fingerprint. It only suspects and remembers; whoever
 * asks decides what an open circuit means.
 */
export class CircuitBreaker {
  /** By handler the latest outcome of each key, oldest first: the fingerprint of its failure, or null. */
  readonly #outcomes = new Map<string, Map<string, string | null>>();
  /** Fingerprint and handler of every open circuit. */
  readonly #open = new Map<string, string>();

  constructor(private readonly limits: CircuitLimits = defaultLimits) {}

  /** Whether there is anything that a success would change. */
  get watching(): boolean {
    return this.#outcomes.size > 0 || this.#open.size > 0;
  }

  /** An event failed. @returns whether so many keys failed like it lately that it may not be their own fault. */
  failed(handler: string, key: string, fingerprint: string): boolean {
    const outcomes = this.#note(handler, key, fingerprint);
    const failures = [...outcomes.values()].filter((outcome) => outcome === fingerprint).length;
    return failures >= this.limits.failures && failures >= this.limits.share * outcomes.size;
  }

  /** An event was handled. @returns the circuits of its handler, which this has closed. */
  handled(handler: string, key: string): readonly string[] {
    if (this.#outcomes.has(handler)) {
      const outcomes = this.#note(handler, key, null);
      if ([...outcomes.values()].every((outcome) => outcome === null)) this.#outcomes.delete(handler);
    }
    const closed = [...this.#open].flatMap(([fingerprint, of]) => (of === handler ? [fingerprint] : []));
    for (const fingerprint of closed) this.#open.delete(fingerprint);
    return closed;
  }

  isOpen(fingerprint: string): boolean {
    return this.#open.has(fingerprint);
  }

  /** @returns false where it was open already. */
  open(handler: string, fingerprint: string): boolean {
    const fresh = !this.#open.has(fingerprint);
    this.#open.set(fingerprint, handler);
    return fresh;
  }

  /** The failures were those of single keys after all: counting begins anew. @returns whether a circuit was open. */
  acquit(handler: string, fingerprint: string): boolean {
    this.#outcomes.delete(handler);
    return this.#open.delete(fingerprint);
  }

  #note(handler: string, key: string, outcome: string | null): ReadonlyMap<string, string | null> {
    const outcomes = this.#outcomes.get(handler) ?? new Map<string, string | null>();
    this.#outcomes.set(handler, outcomes);
    outcomes.delete(key);
    outcomes.set(key, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > this.limits.window && oldest !== undefined) outcomes.delete(oldest);
    return outcomes;
  }
}
