import { type QuarantineReplay, Reason, RecordId } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption } from '../../command/paging.js';
import { reasonOption } from '../../command/reason-option.js';
import { follow } from '../../following/follow.js';
import { progressBar } from '../../following/progress-bar.js';
import { reportExit, reportOn, reportView, shownOutcomes } from './replay-report.js';

const ReplayInput = z
  .object({
    ids: z.array(RecordId).default([]),
    source: z.string().min(1).max(100).optional(),
    code: z.string().min(1).max(100).optional(),
    dryRun: z.boolean().default(false),
    follow: z.boolean(),
    limit: Limit,
    reason: Reason,
  })
  .transform(({ ids, source, code, dryRun, reason, ...shown }, context) => {
    const isFiltered = source !== undefined || code !== undefined;
    if (ids.length > 0 === isFiltered) {
      context.addIssue({ code: 'custom', message: 'give either ids, or --source or --code' });
      return z.NEVER;
    }
    const selection = isFiltered ? { source, code } : { ids };
    return { request: { selection, dryRun, reason }, ...shown };
  });

export const replayQuarantined = defineCommand({
  name: 'replay',
  summary: 'reads open records again, publishes what is understood now, and follows it until it is over',
  arguments: [{ name: 'ids', summary: 'ids of records', optional: true, many: true }],
  options: [
    { flags: '--source <name>', summary: 'all open records of this legacy system' },
    { flags: '--code <code>', summary: 'all open records with this error code' },
    { flags: '--dry-run', summary: 'tells what would become of each record, and changes nothing' },
    { flags: '--no-follow', summary: 'does not wait for its end' },
    limitOption,
    reasonOption,
  ],
  input: ReplayInput,
  page: () => '/',
  ask: async (client, { request, limit, follow: isFollowed }, context) => {
    const begun = await client.replayQuarantined(request);
    const followed = {
      ask: () => client.quarantineReplay(begun.id),
      isOver: ({ state }: QuarantineReplay) => state === 'DONE',
      line: progressOf,
      resume: `see kervan quarantine status ${begun.id}`,
    };
    return reportOn(client, isFollowed ? await follow(begun, followed, context) : begun, limit);
  },
  view: reportView,
  exit: reportExit,
});

function progressOf({ items, state }: QuarantineReplay): string {
  const { WAITING: waiting = 0, ...others } = items;
  const done = Object.values(others).reduce((sum, number) => sum + number, 0);
  return [progressBar(done, done + waiting), state, ...shownOutcomes({ items: others })].join('  ');
}
