/** Ids of rows that were read and are not yet deleted: they are skipped when a span is read again. */
export class HeldRows {
  readonly #unacked = new Set<number>();
  readonly #acked = new Set<number>();
  #deleted: readonly number[] = [];

  get size(): number {
    return this.#unacked.size + this.#acked.size;
  }

  /** Lowest id that is not deleted yet, or infinity. */
  get lowest(): number {
    let lowest = Infinity;
    for (const ids of [this.#unacked, this.#acked]) for (const id of ids) if (id < lowest) lowest = id;
    return lowest;
  }

  has(id: number): boolean {
    return this.#unacked.has(id) || this.#acked.has(id);
  }

  hold(id: number): void {
    this.#unacked.add(id);
  }

  acked(id: number): void {
    this.#unacked.delete(id);
    this.#acked.add(id);
  }

  /** The row stays in the outbox for later. */
  letGo(id: number): void {
    this.#unacked.delete(id);
  }

  /** Everything the broker did not acknowledge will be read again. Only while no read is under way. */
  letGoUnacked(): void {
    this.#unacked.clear();
  }

  /** Acknowledged rows are gone, but a read that began before may still return them: `beforeRead` forgets them. */
  deleted(ids: readonly number[]): void {
    this.#deleted = [...this.#deleted, ...ids];
  }

  /** Call before each read begins. */
  beforeRead(): void {
    for (const id of this.#deleted) this.#acked.delete(id);
    this.#deleted = [];
  }
}
