import { QuarantineQuery, recordStates } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption, moreThan, upTo } from '../../command/paging.js';
import { worstOf } from '../../exit-code.js';
import { tableOf } from '../../output/view.js';
import { recordColumns } from './record-columns.js';

export const listQuarantine = defineCommand({
  name: 'list',
  summary: 'the newest records; exit code 1 while one of them is open (the default)',
  isDefault: true,
  options: [
    { flags: '--source <name>', summary: 'of this legacy system' },
    { flags: '--code <code>', summary: 'with this error code' },
    { flags: '--state <state>', summary: 'in this state (default OPEN)', choices: recordStates },
    limitOption,
  ],
  input: z.object({
    ...QuarantineQuery.pick({ source: true, code: true }).shape,
    state: z.literal(recordStates).default('OPEN'),
    limit: Limit,
  }),
  page: () => '/',
  ask: (client, { limit, ...filters }) => upTo(limit, (page) => client.quarantine({ ...filters, ...page })),
  view: (page) => ({ tables: [tableOf(page.items, recordColumns)], note: moreThan(page) }),
  exit: ({ items }) => worstOf({ failed: items.some(({ state }) => state === 'OPEN'), incomplete: false }),
});
