import type { Logger } from '@kervan/observability';
import { Periodic } from '@kervan/service';
import type { Puller } from './puller.js';

/** Longest pause after failures. */
const LONGEST_PAUSE_MS = 300_000;

export interface PullLoopParts {
  readonly source: string;
  readonly puller: Pick<Puller, 'round' | 'close'>;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** Pulls one source again and again while the service runs. */
export function pullLoop({ source, puller, everyMs, logger }: PullLoopParts): Periodic {
  return new Periodic({
    name: `pulling from ${source}`,
    everyMs,
    longestMs: LONGEST_PAUSE_MS,
    round: async (signal) => {
      const round = await puller.round(signal);
      for (const file of round?.files ?? []) logger.info({ source, file }, 'rows pulled');
      return round?.more ?? false;
    },
    close: () => puller.close(),
    logger,
  });
}
