import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { text } from '../output/columns.js';
import { tableOf } from '../output/view.js';

export const session = defineCommand({
  name: 'session',
  summary: 'whose token it is, and the role it has',
  input: z.object({}),
  page: () => '/',
  ask: (client) => client.session(),
  view: (answer) => ({
    tables: [
      tableOf(
        [answer],
        [
          text('name', ({ name }) => name),
          text('role', ({ role }) => role),
          text('jaeger', ({ jaegerUrl }) => jaegerUrl),
        ],
      ),
    ],
  }),
});
