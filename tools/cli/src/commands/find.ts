import { IdentifierText, type Match } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { pathOf } from '../command/path-of.js';
import { exitCodes } from '../exit-code.js';
import { count, id, text, time } from '../output/columns.js';
import { type Column, tableOf } from '../output/view.js';

export const find = defineCommand({
  name: 'find',
  summary: 'what an identifier names: an order, invoice, account, work order, event, flow, trace or offset',
  arguments: [{ name: 'identifier', summary: 'any of them; an offset is written topic/partition@offset' }],
  input: z.object({ identifier: IdentifierText }),
  page: ({ identifier }) => pathOf('/s', { q: identifier }),
  ask: (client, { identifier }) => client.find(identifier),
  view: ({ matches }) => ({ tables: [tableOf(matches, matchColumns)] }),
  exit: ({ matches }) => (matches.length === 0 ? exitCodes.unanswered : exitCodes.healthy),
});

const matchColumns: readonly Column<Match>[] = [
  text('kind', ({ kind }) => kind),
  id('value', ({ value }) => value),
  count('events', ({ events }) => events),
  time('last', ({ lastAt }) => lastAt),
];
