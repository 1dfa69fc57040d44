import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';

/** What is closed, in this order: no new work, then the work at hand, then what it needed. */
const ORDER = ['http', 'replays', 'application', 'broker', 'database', 'telemetry'] as const;
type Stage = (typeof ORDER)[number];

/** Longer than any grace within a stage; a stage that hangs is left behind. */
const STAGE_LIMIT_MS = 15_000;

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
      if (!close) continue;
      try {
        await withinLimit(close());
      } catch (err) {
        this.logger.error({ err, stage }, 'closing failed');
      }
    }
  }
}

async function withinLimit(closing: Promise<void>): Promise<void> {
  const done = new AbortController();
  const limit = pause(STAGE_LIMIT_MS, undefined, { signal: done.signal }).then(
    () => Promise.reject(new Error(`not closed after ${STAGE_LIMIT_MS} ms`)),
    () => undefined,
  );
  try {
    await Promise.race([closing, limit]);
  } finally {
    done.abort();
  }
}
