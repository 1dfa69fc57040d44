/** A run of this length counts as healthy: what crashed before is forgotten. */
const HEALTHY_RUN_MS = 30_000;
const QUICK_CRASHES = 5;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Tells a process that crashed once from one that cannot run. */
export class CrashHistory {
  private quick = 0;

  /** @param runMs how long it had run */
  record(runMs: number): void {
    this.quick = runMs >= HEALTHY_RUN_MS ? 1 : this.quick + 1;
  }

  /** It crashed again and again right after its start. */
  get hopeless(): boolean {
    return this.quick >= QUICK_CRASHES;
  }

  /** Pause before the next start, doubled with every quick crash. */
  get pauseMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** (this.quick - 1), LONGEST_PAUSE_MS);
  }
}
