import type { Db } from '@kervan/database';
import type { SharedPart, SharedPartClass } from './tx.js';

/** The shared parts of one transaction, flushed in the order in which they were made. */
export class SharedParts {
  readonly #parts = new Map<SharedPartClass<SharedPart>, SharedPart>();

  constructor(private readonly db: Db) {}

  get<Part extends SharedPart>(part: SharedPartClass<Part>): Part {
    const known = this.#parts.get(part);
    if (known instanceof part) return known;
    const made = new part(this.db);
    this.#parts.set(part, made);
    return made;
  }

  async flush(): Promise<void> {
    for (const part of this.#parts.values()) await part.flush();
  }

  /** What they hold in memory is no longer what the database holds. */
  forget(): void {
    this.#parts.clear();
  }
}
