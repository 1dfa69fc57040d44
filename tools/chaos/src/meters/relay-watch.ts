import { z } from 'zod';
import { publishers } from '../processes/process-names.js';
import type { Stack } from '../stack/start-stack.js';

const Relays = z.array(
  z.object({
    service: z.string(),
    state: z.string(),
    trouble: z.string().nullable(),
    metrics: z.record(z.string(), z.number()),
  }),
);
type Relays = z.output<typeof Relays>;

/** What the relays counted, over all processes and lives of the run. */
export interface RelayFindings {
  /** Rows that committed after a higher id was read: what the read cycle is there for. */
  readonly late: number;
  /** Records sent again. */
  readonly retried: number;
  /** Must stay 0. */
  readonly swept: number;
  /** Must stay 0. */
  readonly sequenceBreaks: number;
}

const LOOK_MS = 1_000;
const PATIENCE_MS = 2_000;

/** Asks every publisher now and then, so that what one counted before it was killed is not forgotten. */
export class RelayWatch {
  /** The last answer of each life of each process. */
  readonly #seen = new Map<number, Relays>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly stack: Pick<Stack, 'supervisor' | 'token'>) {
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
  }

  get findings(): RelayFindings {
    const sum = (name: keyof RelayFindings): number =>
      [...this.#seen.values()].flat().reduce((total, { metrics }) => total + (metrics[name] ?? 0), 0);
    return {
      late: sum('late'),
      retried: sum('retried'),
      swept: sum('swept'),
      sequenceBreaks: sum('sequenceBreaks'),
    };
  }

  async look(): Promise<readonly Relays[]> {
    const answers = await Promise.all(publishers.map((name) => this.#ask(name)));
    return answers.filter((relays) => relays !== null);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #ask(name: (typeof publishers)[number]): Promise<Relays | null> {
    const { supervisor, token } = this.stack;
    const pid = supervisor.pid(name);
    if (pid === null) return null;
    try {
      const answer = await fetch(`${supervisor.address(name)}/ops/relays`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const relays = Relays.parse(await answer.json());
      this.#seen.set(pid, relays);
      return relays;
    } catch {
      return null;
    }
  }
}
