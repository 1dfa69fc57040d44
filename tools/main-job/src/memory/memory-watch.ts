import { ProcessTable } from '@kervan/local';
import { pssKb } from './proportional-set-size.js';

const INTERVAL_MS = 5_000;
const KB_PER_MB = 1_024;

/**
 * Samples, every five seconds, the sum of the PSS of a run's processes and all their children. Not oftener: each answer
 * costs the kernel about a millisecond of CPU.
 */
export class MemoryWatch {
  private peakKb: number | null = null;
  private readonly timer: NodeJS.Timeout;
  private sampling: Promise<void> = Promise.resolve();
  private busy = false;

  /** @param pids the processes of the run at the time of asking */
  constructor(private readonly pids: () => readonly number[]) {
    this.timer = setInterval(() => this.begin(), INTERVAL_MS);
    this.begin();
  }

  /** The most memory of one sample in MiB; null where the system does not tell. */
  async peakMb(): Promise<number | null> {
    await this.sampling;
    return this.peakKb === null ? null : Math.round(this.peakKb / KB_PER_MB);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private begin(): void {
    if (this.busy) return;
    this.busy = true;
    this.sampling = this.sample().finally(() => {
      this.busy = false;
    });
  }

  private async sample(): Promise<void> {
    const table = await ProcessTable.read();
    if (table === null) return;
    const sizes = await Promise.all(table.family(this.pids()).map(pssKb));
    const sum = sizes.reduce((total, size) => total + size, 0);
    this.peakKb = Math.max(this.peakKb ?? 0, sum);
  }
}
