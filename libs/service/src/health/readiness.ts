import type { Logger } from '@kervan/observability';

/** State of one thing a service needs: null when it is well, else what is wrong. */
export type Check = () => Promise<string | null>;

export interface ReadinessReport {
  readonly ready: boolean;
  /** `up`, or what is wrong, by name of the check. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A check that does not answer in this time counts as failed. */
const CHECK_LIMIT_MS = 2000;

/** Whether a service may be sent work. Every change of the answer is logged once. */
export class Readiness {
  readonly #checks = new Map<string, Check>();
  #last = '';

  constructor(private readonly logger: Logger) {}

  /** Adds or replaces a check. */
  set(name: string, check: Check): void {
    this.#checks.set(name, check);
  }

  async check(): Promise<ReadinessReport> {
    const answers = [...this.#checks].map(([name, check]) => [name, answerOf(check)] as const);
    const checks: Record<string, string> = {};
    for (const [name, answer] of answers) checks[name] = await answer;
    const ready = Object.values(checks).every((state) => state === 'up');
    const state = JSON.stringify(checks);
    if (state !== this.#last) this.logger[ready ? 'info' : 'warn']({ ready, checks }, 'readiness changed');
    this.#last = state;
    return { ready, checks };
  }
}

async function answerOf(check: Check): Promise<string> {
  const limit = new Promise<string>((resolve) => setTimeout(resolve, CHECK_LIMIT_MS, 'no answer').unref());
  const answer = check().catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
  return (await Promise.race([answer, limit])) ?? 'up';
}
