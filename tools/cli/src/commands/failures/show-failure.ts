import type { FailedDelivery } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption, moreThan, upTo } from '../../command/paging.js';
import { worstOf } from '../../exit-code.js';
import { count, id, state, text, time, wide } from '../../output/columns.js';
import { shownType } from '../../output/shown.js';
import { type Column, tableOf } from '../../output/view.js';
import { failureColumns } from './failure-columns.js';
import { failureArguments, failureKey, failurePage } from './failure-key.js';

export const showFailure = defineCommand({
  name: 'show',
  summary: 'one group: what its events have in common, and the failed deliveries',
  arguments: failureArguments,
  options: [limitOption],
  input: z.object({ ...failureKey, limit: Limit }),
  page: failurePage,
  ask: async (client, { consumer, fingerprint, limit }) => ({
    ...(await client.failure(consumer, fingerprint)),
    events: await upTo(limit, (page) => client.failedDeliveries(consumer, fingerprint, page)),
  }),
  view: ({ group, common, events }) => ({
    tables: [
      tableOf([group], failureColumns),
      tableOf(
        common,
        [text('field', ({ field }) => field), text('value', ({ value }) => value)],
        'In common',
      ),
      tableOf(events.items, deliveryColumns, 'Deliveries'),
    ],
    csv: tableOf(events.items, deliveryColumns),
    note: moreThan(events),
  }),
  exit: ({ group }) => worstOf({ failed: group.open > 0, incomplete: false }),
});

const deliveryColumns: readonly Column<FailedDelivery>[] = [
  id('event', ({ eventId }) => eventId),
  wide({ ...text('type', ({ type }) => type), show: ({ type }) => shownType(type) }),
  wide(text('topic', ({ topic }) => topic)),
  text('key', ({ key }) => key),
  state('state', (delivery) => delivery.state),
  count('tries', ({ attempts }) => attempts),
  time('last', ({ lastAt }) => lastAt),
];
