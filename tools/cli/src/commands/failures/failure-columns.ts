import type { FailureGroup } from '@kervan/console-api';
import { count, list, state, text, time } from '../../output/columns.js';
import { sparkline } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

export const failureColumns: readonly Column<FailureGroup>[] = [
  text('consumer', ({ consumer }) => consumer),
  text('fingerprint', ({ fingerprint }) => fingerprint),
  list('types', ({ types }) => types),
  count('open', ({ open }) => open),
  count('dead', ({ dead }) => dead),
  count('healed', ({ healed }) => healed),
  count('keys', ({ keys }) => keys),
  {
    name: 'last 24 h',
    cell: ({ trend }) => trend.join(' '),
    show: ({ trend }) => sparkline(trend),
  },
  time('first', ({ firstAt }) => firstAt),
  time('last', ({ lastAt }) => lastAt),
  state('state', (group) => group.state),
  text('owner', ({ owner }) => owner),
  text('note', ({ note }) => note),
];
