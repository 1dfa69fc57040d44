/** How long the locks of a chunk should be held. */
const TARGET_MS = 100;
/** What a transaction costs apart from its events is little among so many: they may hold locks for longer. */
const SHARING = 100;
const SHARING_MS = 500;
const SMALLEST = 16;
/** What is left of earlier measurements at each new one: a single stall is not what events cost. */
const KEPT = 0.75;
const FIRST = 64;

/** How many events of a partition go into one transaction: as many as fit into 100 ms of locks, or up to 100 into 500 ms. */
export class ChunkSize {
  readonly #smallest: number;
  #events: number;
  /** Events and milliseconds measured, the latest counting most. */
  #measured = { events: 0, ms: 0 };

  /** @param largest never more, at least 1; where it is below 16 the size is always that. */
  constructor(private readonly largest: number) {
    this.#smallest = Math.min(SMALLEST, largest);
    this.#events = Math.min(FIRST, largest);
  }

  /** Most events of the next chunk. */
  get events(): number {
    return this.#events;
  }

  /** A transaction of so many events took so long: by what they cost the next ones grow to at most twice the size, or shrink. */
  took(events: number, ms: number): void {
    this.#measured = {
      events: this.#measured.events * KEPT + events,
      ms: this.#measured.ms * KEPT + Math.max(ms, 1),
    };
    const perMs = this.#measured.events / this.#measured.ms;
    const fitting = Math.max(perMs * TARGET_MS, Math.min(SHARING, perMs * SHARING_MS));
    if (fitting < this.#events || events >= this.#events) this.#set(Math.min(this.#events * 2, fitting));
  }

  /** A transaction met another one. */
  contended(): void {
    this.#set(this.#events / 2);
  }

  #set(events: number): void {
    this.#events = Math.floor(Math.min(this.largest, Math.max(this.#smallest, events)));
  }
}
