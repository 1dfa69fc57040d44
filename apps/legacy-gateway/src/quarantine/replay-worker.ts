import { randomUUID } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { Periodic } from '@kervan/service';
import type { ReadingParts } from './read-again.js';
import { ReplayLeases } from './replay-leases.js';
import { replayRun } from './replay-run.js';

const LOOK_EVERY_MS = 500;
const LEASE_MS = 30_000;

/** Works at the replays that operators ask for, one after the other, in every instance of the gateway. */
export function replayWorker(parts: ReadingParts, work: UnitOfWork, logger: Logger): Periodic {
  const leases = new ReplayLeases(work, { worker: randomUUID(), leaseMs: LEASE_MS });
  return new Periodic({
    name: 'quarantine replay',
    everyMs: LOOK_EVERY_MS,
    logger,
    round: async (signal) => {
      const replay = await leases.take();
      if (!replay) return false;
      try {
        await replayRun({ ...parts, work, leases }, replay, signal);
      } catch (error) {
        if (signal.aborted || (error instanceof KervanError && error.retriable)) {
          await leases.giveBack(replay);
          throw error;
        }
        logger.error({ err: error, replay: replay.id }, 'a replay cannot go on');
        await leases.abandon(replay);
      }
      await leases.finish(replay);
      return true;
    },
  });
}
