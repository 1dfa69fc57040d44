import { identifierKinds } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { pathOf } from '../../command/path-of.js';
import { journeyExit } from './journey-exit.js';
import { journeyView } from './journey-view.js';
import { locate, Whereabouts } from './locate.js';

export const journey = defineCommand({
  name: 'journey',
  summary: 'the five answers about it, its events, what became of each, and the records they touched',
  arguments: [
    {
      name: 'identifier',
      summary: `what find takes; a kind before it (${identifierKinds.join(', ')}) says which is meant`,
      suggested: identifierKinds,
      many: true,
    },
  ],
  input: z.object({ identifier: Whereabouts }),
  page: ({ identifier: { kind, value } }) =>
    kind === null ? pathOf('/s', { q: value }) : `/j/${kind}/${encodeURIComponent(value)}`,
  ask: async (client, { identifier }) => {
    const { kind, value } = await locate(client, identifier);
    return client.journey(kind, value);
  },
  view: journeyView,
  exit: journeyExit,
});
