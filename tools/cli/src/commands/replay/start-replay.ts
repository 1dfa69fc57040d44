import { type ConsoleClient, Reason, type Replay } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { reasonOption } from '../../command/reason-option.js';
import { follow } from '../../following/follow.js';
import { progressBar } from '../../following/progress-bar.js';
import { shownCount, shownSeconds } from '../../output/shown.js';
import { tableOf } from '../../output/view.js';
import { replayColumns, replayExit } from './replay-columns.js';

export const startReplay = defineCommand({
  name: 'start',
  summary: 'begins one and follows it until its tables are ready (the default)',
  isDefault: true,
  arguments: [{ name: 'service', summary: 'service whose tables hold nothing but what events told' }],
  options: [
    { flags: '--rate <n>', summary: 'most events per second (default: as fast as it goes)' },
    { flags: '--no-follow', summary: 'does not wait for its end' },
    reasonOption,
  ],
  input: z.object({
    service: z.string().min(1).max(200),
    rate: z.coerce.number('must be a whole number').int().min(1).max(1_000_000).optional(),
    follow: z.boolean(),
    reason: Reason,
  }),
  page: () => '/operations',
  ask: async (client, { follow: isFollowed, ...request }, context) => {
    const begun = await client.replay(request);
    if (!isFollowed) return begun;
    return follow(
      begun,
      {
        ask: () => currentOf(client, begun),
        isOver: ({ state }) => state !== 'PENDING' && state !== 'RUNNING',
        line: progressOf,
        resume: 'see kervan replay list',
      },
      context,
    );
  },
  view: (replay) => ({ tables: [tableOf([replay], replayColumns)] }),
  exit: replayExit,
});

/** As it was, where the list no longer has it. */
async function currentOf(client: ConsoleClient, begun: Replay): Promise<Replay> {
  const replays = await client.replays();
  return replays.find(({ service, id }) => service === begun.service && id === begun.id) ?? begun;
}

function progressOf({ events, wanted, state, perSecond, secondsLeft }: Replay): string {
  const left = secondsLeft === null ? [] : [`${shownSeconds(secondsLeft)} left`];
  return [progressBar(events, wanted), state, `${shownCount(perSecond)} events/s`, ...left].join('  ');
}
