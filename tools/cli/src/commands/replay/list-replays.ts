import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { tableOf } from '../../output/view.js';
import { replayColumns } from './replay-columns.js';

export const listReplays = defineCommand({
  name: 'list',
  summary: 'those of every service',
  input: z.object({}),
  page: () => '/operations',
  ask: (client) => client.replays(),
  view: (replays) => ({ tables: [tableOf(replays, replayColumns)] }),
});
