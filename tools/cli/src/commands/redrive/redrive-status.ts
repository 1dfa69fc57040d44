import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { Limit, limitOption } from '../../command/paging.js';
import { operationArguments, operationKey, operationPage } from './operation-key.js';
import { reportExit, reportOn, reportView } from './operation-report.js';

export const redriveStatus = defineCommand({
  name: 'status',
  summary: 'one of them, and what became of each key',
  arguments: operationArguments,
  options: [limitOption],
  input: z.object({ ...operationKey, limit: Limit }),
  page: operationPage,
  ask: async (client, { consumer, id, limit }) =>
    reportOn(client, await client.operation(consumer, id), limit),
  view: reportView,
  exit: reportExit,
});
