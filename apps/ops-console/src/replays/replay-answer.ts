import { Replay } from '@kervan/console-api';
import { z } from 'zod';

/** A replay as its service tells it. */
export const ReplayAnswer = Replay.omit({ service: true, equal: true, difference: true }).extend({
  /** Null before they were compared. */
  comparison: z.object({ equal: z.boolean(), difference: z.string() }).nullable(),
});
type ReplayAnswer = z.output<typeof ReplayAnswer>;

export function replayOf(service: string, { comparison, ...replay }: ReplayAnswer): Replay {
  const { equal = null, difference = null } = comparison ?? {};
  return { service, ...replay, equal, difference };
}
