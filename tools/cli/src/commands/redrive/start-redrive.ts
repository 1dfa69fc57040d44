import type { Operation } from '@kervan/console-api';
import { defineCommand } from '../../command/define-command.js';
import { limitOption } from '../../command/paging.js';
import { reasonOption } from '../../command/reason-option.js';
import { follow } from '../../following/follow.js';
import { progressBar } from '../../following/progress-bar.js';
import { failurePage } from '../failures/failure-key.js';
import { shownItems } from './operation-columns.js';
import { reportExit, reportOn, reportView } from './operation-report.js';
import { redriveKinds, StartRedrive } from './start-redrive-input.js';

export const startRedrive = defineCommand({
  name: 'start',
  summary: 'begins one and follows it until it is over (the default)',
  isDefault: true,
  arguments: [{ name: 'consumer', summary: 'the consumer that failed' }],
  options: [
    { flags: '--fingerprint <code:hash>', summary: 'all keys whose first event failed so' },
    { flags: '--topic <topic>', summary: 'with --key: one key of this topic' },
    { flags: '--key <key>', summary: 'the key of one record' },
    { flags: '--kind <kind>', summary: 'what is done with them (default retry)', choices: redriveKinds },
    { flags: '--dry-run', summary: 'tells what would become of each key, and changes nothing' },
    { flags: '--per-second <n>', summary: 'most events per second (default: as fast as it goes)' },
    { flags: '--no-ramp', summary: 'begins at full speed, not with four events per second' },
    { flags: '--stop-at <share>', summary: 'stops itself above this share of failures (default 0.5)' },
    { flags: '--no-follow', summary: 'does not wait for its end' },
    limitOption,
    reasonOption,
  ],
  input: StartRedrive,
  page: ({ request: { consumer, selection } }) =>
    'fingerprint' in selection
      ? failurePage({ consumer, fingerprint: selection.fingerprint })
      : `/consumers/${encodeURIComponent(consumer)}`,
  ask: async (client, { request, limit, follow: isFollowed }, context) => {
    const begun = await client.operate(request);
    const { consumer, id } = begun;
    if (!isFollowed) return reportOn(client, begun, limit);
    const over = await follow(
      begun,
      {
        ask: () => client.operation(consumer, id),
        isOver: ({ state }) => state !== 'RUNNING' && state !== 'PAUSED',
        line: progressOf,
        resume: `see kervan redrive status ${consumer} ${id}`,
      },
      context,
    );
    return reportOn(client, over, limit);
  },
  view: reportView,
  exit: reportExit,
});

function progressOf(operation: Operation): string {
  const { WAITING: waiting = 0, ...others } = operation.items;
  const done = Object.values(others).reduce((sum, number) => sum + number, 0);
  const counts = shownItems({ items: others });
  return [progressBar(done, done + waiting), operation.state, ...counts].join('  ');
}
