import type { Db, EntityClass, RowOf } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

/**
 * The facts that the events of one transaction add, written with one statement per table. Facts are only ever added, one
 * set per document, never summed up: whatever order events arrive in, the same rows are there in the end.
 */
export class NewFacts implements SharedPart {
  readonly #facts = new Map<EntityClass<object>, object[]>();

  constructor(private readonly db: Db) {}

  add<Fact extends object>(entity: EntityClass<Fact>, facts: readonly RowOf<Fact>[]): void {
    const known = this.#facts.get(entity) ?? [];
    this.#facts.set(entity, known);
    for (const fact of facts) known.push(fact);
  }

  flush(): void {
    for (const [entity, facts] of this.#facts) void this.db.insert(entity, facts);
    this.#facts.clear();
  }
}
