const HALF_WINDOW_MS = 30_000;
const BUCKETS = 80;
/** Each bucket ends a quarter higher than the one before, from 0.1 ms on: the last one beyond an hour. */
const GROWTH = 1.25;
const FIRST_MS = 0.1;

/** Delays of the last 30 to 60 seconds, in buckets, so that memory does not grow with the number of events. */
export class DelayWindow {
  #before = new Delays();
  #now = new Delays();
  #turnsAt: number;

  constructor(private readonly clock: () => number = () => performance.now()) {
    this.#turnsAt = clock() + HALF_WINDOW_MS;
  }

  /** A batch of so many events. */
  add(count: number, meanMs: number, maxMs: number): void {
    this.#turn();
    this.#now.add(count, meanMs, maxMs);
  }

  /** Half of the events took no longer, by the means of their batches; within a quarter. */
  get medianMs(): number {
    this.#turn();
    return this.#now.medianWith(this.#before);
  }

  get maxMs(): number {
    this.#turn();
    return Math.max(this.#now.maxMs, this.#before.maxMs);
  }

  #turn(): void {
    const now = this.clock();
    if (now < this.#turnsAt) return;
    this.#before = now < this.#turnsAt + HALF_WINDOW_MS ? this.#now : new Delays();
    this.#now = new Delays();
    this.#turnsAt = now + HALF_WINDOW_MS;
  }
}

class Delays {
  readonly #counts = new Float64Array(BUCKETS);
  maxMs = 0;

  add(count: number, meanMs: number, maxMs: number): void {
    const bucket = Math.ceil(Math.log(Math.max(meanMs, FIRST_MS) / FIRST_MS) / Math.log(GROWTH));
    const index = Math.min(bucket, BUCKETS - 1);
    this.#counts[index] = this.#count(index) + count;
    this.maxMs = Math.max(this.maxMs, maxMs);
  }

  medianWith(other: Delays): number {
    const counts = this.#counts.map((count, index) => count + other.#count(index));
    const half = counts.reduce((sum, count) => sum + count, 0) / 2;
    if (half === 0) return 0;
    let passed = 0;
    const index = counts.findIndex((count) => (passed += count) >= half);
    return FIRST_MS * GROWTH ** index;
  }

  #count(index: number): number {
    return this.#counts[index] ?? 0;
  }
}
