import { setTimeout as pause } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

export interface Waiting {
  readonly logger: Logger;
  /** Ends the waiting; the promise then rejects. */
  readonly signal: AbortSignal;
}

/**
 * Tries until it succeeds, with growing pauses, as long as the failures are of infrastructure. Only changes are
 * logged: a new reason for waiting, and the end of it.
 *
 * @throws whatever else `attempt` throws; the signal's reason when aborted.
 */
export async function untilAvailable<Result>(
  what: string,
  attempt: () => Promise<Result>,
  { logger, signal }: Waiting,
): Promise<Result> {
  let reason: string | null = null;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      const result = await attempt();
      if (reason !== null) logger.info({ waitedFor: what }, `${what} is available`);
      return result;
    } catch (error) {
      if (!(error instanceof KervanError) || error.class !== 'infrastructure') throw error;
      if (error.message !== reason)
        logger.warn({ waitedFor: what, code: error.code }, `waiting for ${what}: ${error.message}`);
      reason = error.message;
    }
    await pause(wait, undefined, { signal });
  }
}
