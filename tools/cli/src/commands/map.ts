import type { Topology } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { worstOf } from '../exit-code.js';
import { count, list, state, text } from '../output/columns.js';
import { shownType } from '../output/shown.js';
import { type Column, tableOf } from '../output/view.js';

type Edge = Topology['edges'][number];

export const map = defineCommand({
  name: 'map',
  summary: 'which service writes and reads which topic, as declared and as seen in the last hour',
  input: z.object({}),
  page: () => '/map',
  ask: (client) => client.topology(),
  view: ({ topics, edges }) => ({
    tables: [tableOf(edges, edgeColumns, 'Services'), tableOf(topics, topicColumns, 'Topics')],
  }),
  exit: ({ edges }) =>
    worstOf({ failed: edges.some((edge) => driftOf(edge) === 'undeclared'), incomplete: false }),
});

const edgeColumns: readonly Column<Edge>[] = [
  text('service', ({ service }) => service),
  text('direction', ({ direction }) => direction),
  text('topic', ({ topic }) => topic),
  count('events', ({ events }) => events),
  state('drift', driftOf),
];

const topicColumns: readonly Column<Topology['topics'][number]>[] = [
  text('topic', ({ name }) => name),
  count('events', ({ events }) => events),
  { ...list('types', ({ types }) => types), show: ({ types }) => types.map(shownType).join(', ') },
];

/** How what was seen differs from what the contracts declare. */
function driftOf({ declared, seen }: Edge): string | null {
  if (declared) return seen ? null : 'not seen';
  return 'undeclared';
}
