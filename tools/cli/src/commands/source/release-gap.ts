import { GapRelease, SourceName, type ReleasedGap, type SourceGap } from '@kervan/console-api';
import { defineCommand } from '../../command/define-command.js';
import { reasonOption } from '../../command/reason-option.js';
import { count, text, time } from '../../output/columns.js';
import { type Column, tableOf } from '../../output/view.js';

export const releaseGap = defineCommand({
  name: 'release-gap',
  summary: 'goes on without files that will not come; one that comes all the same is received late',
  arguments: [{ name: 'name', summary: 'the source whose files have an order' }],
  options: [
    { flags: '--from <place>', summary: 'the number or the day that is missing', required: true },
    { flags: '--to <place>', summary: 'the last one that is (default: the first)' },
    reasonOption,
  ],
  input: GapRelease.extend({ name: SourceName }),
  page: () => '/',
  ask: (client, { name, ...release }) => client.releaseGap(name, release),
  view: ({ gaps, released }) => ({
    tables: [tableOf(gaps, gapColumns, 'Missing'), tableOf(released, releasedColumns, 'Released')],
    csv: tableOf(released, releasedColumns),
  }),
});

const gapColumns: readonly Column<SourceGap>[] = [
  text('from', ({ from }) => from),
  text('to', ({ to }) => to),
];

const releasedColumns: readonly Column<ReleasedGap>[] = [
  text('from', ({ from }) => from),
  text('to', ({ to }) => to),
  text('by', ({ by }) => by),
  time('at', ({ at }) => at),
  text('reason', ({ reason }) => reason),
  count('came late', ({ late }) => late),
];
