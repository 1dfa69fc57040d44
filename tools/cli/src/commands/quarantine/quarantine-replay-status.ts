import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption } from '../../command/paging.js';
import { reportExit, reportOn, reportView } from './replay-report.js';

export const quarantineReplayStatus = defineCommand({
  name: 'status',
  summary: 'one replay, and what became of each record',
  arguments: [{ name: 'id', summary: 'id of the replay' }],
  options: [limitOption],
  input: z.object({ id: z.uuid('must be the id of a replay'), limit: Limit }),
  page: () => '/',
  ask: async (client, { id, limit }) => reportOn(client, await client.quarantineReplay(id), limit),
  view: reportView,
  exit: reportExit,
});
