import { FailureQuery } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption, moreThan, upTo } from '../../command/paging.js';
import { pathOf } from '../../command/path-of.js';
import { worstOf } from '../../exit-code.js';
import { tableOf } from '../../output/view.js';
import { failureColumns } from './failure-columns.js';

export const listFailures = defineCommand({
  name: 'list',
  summary: 'the groups; exit code 1 while one of them is open (the default)',
  isDefault: true,
  options: [
    { flags: '--consumer <group>', summary: 'of this consumer' },
    { flags: '--type <type>', summary: 'of this event type' },
    { flags: '--code <code>', summary: 'with this error code' },
    { flags: '--healed', summary: 'also those of which nothing waits any more' },
    limitOption,
  ],
  input: z.object({
    ...FailureQuery.pick({ consumer: true, type: true, code: true }).shape,
    healed: z.boolean().default(false),
    limit: Limit,
  }),
  page: ({ consumer, type, code, healed }) =>
    pathOf('/failures', { consumer, type, code, healed: healed ? 'true' : undefined }),
  ask: (client, { limit, healed, ...filters }) =>
    upTo(limit, (page) => client.failures({ ...filters, ...page, healed: healed ? 'true' : 'false' })),
  view: (page) => ({ tables: [tableOf(page.items, failureColumns)], note: moreThan(page) }),
  exit: ({ items }) => worstOf({ failed: items.some(({ open }) => open > 0), incomplete: false }),
});
