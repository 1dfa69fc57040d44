import { ProcessTable } from '@kervan/local';

const INTERVAL_MS = 1_000;
const TICKS_PER_SECOND = 100;
const US_PER_SECOND = 1_000_000;

interface Reading {
  readonly owner: string;
  /** Ticks it had when the watch began; 0 for a process that began later. */
  readonly before: number;
  /** Ticks it had when it was seen last. */
  readonly last: number;
}

/** CPU seconds by owner; null where the system does not tell. */
export type CpuSeconds = Readonly<Record<string, number | null>>;

/**
 * Measures the CPU time of a run's processes, with their children, from its start on. It looks once a second, so that
 * what a process used before it died is not forgotten.
 */
export class CpuWatch {
  private readonly readings = new Map<number, Reading>();
  private readonly ownBefore = process.cpuUsage();
  private readonly timer: NodeJS.Timeout;
  private looks: Promise<void>;

  /** @param processes owners and the first of their processes, at the time of asking */
  constructor(private readonly processes: () => ReadonlyMap<string, readonly number[]>) {
    this.looks = this.look(true);
    this.timer = setInterval(() => this.lookAgain(), INTERVAL_MS);
  }

  /** Used until now by each owner, and by this process as `main-job`; rounded to tenths. */
  async seconds(): Promise<CpuSeconds> {
    this.lookAgain();
    await this.looks;
    const { user, system } = process.cpuUsage(this.ownBefore);
    const owners = [...this.processes().keys()].sort();
    return {
      ...Object.fromEntries(owners.map((owner) => [owner, this.usedBy(owner)])),
      'main-job': tenths((user + system) / US_PER_SECOND),
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private usedBy(owner: string): number | null {
    const readings = [...this.readings.values()].filter((reading) => reading.owner === owner);
    if (readings.length === 0) return null;
    return tenths(readings.reduce((sum, { before, last }) => sum + last - before, 0) / TICKS_PER_SECOND);
  }

  private lookAgain(): void {
    this.looks = this.looks.then(() => this.look(false));
  }

  private async look(first: boolean): Promise<void> {
    const table = await ProcessTable.read();
    if (table === null) return;
    for (const [owner, pids] of this.processes()) {
      for (const pid of pids) {
        const ticks = table.familyTicks(pid);
        const known = this.readings.get(pid);
        const before = known?.before ?? (first ? ticks : 0);
        this.readings.set(pid, { owner, before, last: Math.max(ticks, known?.last ?? 0) });
      }
    }
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
