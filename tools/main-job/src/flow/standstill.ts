import { KervanError } from '@kervan/contracts';

/** Longer than any pause between retries: what stands this long will not go on by itself. */
const STANDSTILL_MS = 15 * 60_000;
const MS_PER_MINUTE = 60_000;

/** Ends a wait in which nothing moves. */
export class Standstill {
  private seen = '';
  private since = performance.now();

  constructor(private readonly limitMs = STANDSTILL_MS) {}

  /** `performance.now()` of the first look that saw what is seen now. */
  get standsSince(): number {
    return this.since;
  }

  /** Notes what a look saw. @returns whether it is what the look before saw */
  sees(sight: string): boolean {
    const stands = sight === this.seen;
    if (!stands) this.since = performance.now();
    this.seen = sight;
    return stands;
  }

  /** @throws KervanError PROCESS_FAILED when the same was seen for longer than the limit, 15 minutes by default. */
  assertMoving(): void {
    if (performance.now() - this.since <= this.limitMs) return;
    const minutes = this.limitMs / MS_PER_MINUTE;
    throw new KervanError('PROCESS_FAILED', `nothing moved for ${minutes} minutes: ${this.seen}`);
  }
}
