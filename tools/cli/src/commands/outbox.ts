import type { Outbox } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { worstOf } from '../exit-code.js';
import { count, list, seconds, text, time, wide, yes } from '../output/columns.js';
import { type Column, tableOf } from '../output/view.js';

export const outbox = defineCommand({
  name: 'outbox',
  summary: 'what each service has committed and not yet published',
  input: z.object({}),
  page: () => '/outbox',
  ask: (client) => client.outboxes(),
  view: (outboxes) => ({ tables: [tableOf(outboxes, columns)] }),
  exit: (outboxes) =>
    worstOf({
      failed: outboxes.some(({ heldKeys }) => heldKeys > 0),
      incomplete: outboxes.some(({ reachable }) => !reachable),
    }),
});

const columns: readonly Column<Outbox>[] = [
  text('service', ({ service }) => service),
  yes('answers', ({ reachable }) => reachable),
  wide(time('seen', ({ seenAt }) => seenAt)),
  count('pending', ({ pending }) => pending),
  seconds('oldest', ({ oldestSeconds }) => oldestSeconds),
  count('held keys', ({ heldKeys }) => heldKeys),
  count('held rows', ({ heldRows }) => heldRows),
  count('lanes', ({ lanes }) => lanes),
  wide(list('owners', ({ owners }) => owners)),
  count('bytes', ({ bytes }) => bytes),
];
