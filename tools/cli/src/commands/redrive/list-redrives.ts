import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption, moreThan, upTo } from '../../command/paging.js';
import { tableOf } from '../../output/view.js';
import { operationColumns } from './operation-columns.js';

export const listRedrives = defineCommand({
  name: 'list',
  summary: 'the newest of them',
  options: [{ flags: '--consumer <group>', summary: 'of this consumer' }, limitOption],
  input: z.object({ consumer: z.string().min(1).max(200).optional(), limit: Limit }),
  page: () => '/operations',
  ask: (client, { consumer, limit }) => upTo(limit, (page) => client.operations({ ...page, consumer })),
  view: (page) => ({ tables: [tableOf(page.items, operationColumns)], note: moreThan(page) }),
});
