import type { Logger } from '@kervan/observability';

/** What is closed, in this order: no new work, then the work at hand, then what it needed. */
const ORDER = ['http', 'application', 'broker', 'database', 'telemetry'] as const;
type Stage = (typeof ORDER)[number];

/** Collects what a service opened and closes it in order. A stage that fails does not keep the next from closing. */
export class Shutdown {
  readonly #stages = new Map<Stage, () => Promise<void>>();

  constructor(private readonly logger: Logger) {}

  on(stage: Stage, close: () => Promise<void>): void {
    this.#stages.set(stage, close);
  }

  async run(): Promise<void> {
    for (const stage of ORDER) {
      const close = this.#stages.get(stage);
      this.#stages.delete(stage);
      await close?.().catch((err: unknown) => this.logger.error({ err, stage }, 'closing failed'));
    }
  }
}
