import type { FailureGroup } from '@kervan/console-api';
import { count, id, list, state, text, time, wide } from '../../output/columns.js';
import { shownType, sparkline } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

export const failureColumns: readonly Column<FailureGroup>[] = [
  text('consumer', ({ consumer }) => consumer),
  id('fingerprint', ({ fingerprint }) => fingerprint),
  wide({ ...list('types', ({ types }) => types), show: ({ types }) => types.map(shownType).join(', ') }),
  count('open', ({ open }) => open),
  count('dead', ({ dead }) => dead),
  wide(count('healed', ({ healed }) => healed)),
  wide(count('keys', ({ keys }) => keys)),
  {
    name: 'last 24 h',
    firm: true,
    cell: ({ trend }) => trend.join(' '),
    show: ({ trend }) => sparkline(trend),
  },
  wide(time('first', ({ firstAt }) => firstAt)),
  time('last', ({ lastAt }) => lastAt),
  state('state', (group) => group.state),
  wide(text('owner', ({ owner }) => owner)),
  wide(text('note', ({ note }) => note)),
];
