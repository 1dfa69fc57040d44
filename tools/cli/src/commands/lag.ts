import type { Consumer, ConsumerPartition } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { worstOf } from '../exit-code.js';
import { count, milliseconds, no, seconds, text, time, wide, yes } from '../output/columns.js';
import { type Column, tableOf } from '../output/view.js';

export const lag = defineCommand({
  name: 'lag',
  summary: 'how far consumers are behind, in records and seconds, and when they will have caught up',
  arguments: [{ name: 'group', summary: 'one of them, with its partitions', optional: true }],
  input: z.object({ group: z.string().min(1).max(200).optional() }),
  page: ({ group }) => (group === undefined ? '/consumers' : `/consumers/${encodeURIComponent(group)}`),
  ask: async (client, { group }) => (group === undefined ? client.consumers() : client.consumer(group)),
  view: (answer) =>
    Array.isArray(answer)
      ? { tables: [tableOf(answer, consumerColumns)] }
      : {
          tables: [
            tableOf([answer.consumer], consumerColumns),
            tableOf(answer.partitions, partitionColumns, 'Partitions'),
          ],
          csv: tableOf(answer.partitions, partitionColumns),
        },
  exit: (answer) => {
    const consumers = Array.isArray(answer) ? answer : [answer.consumer];
    return worstOf({
      failed: consumers.some(({ parkedEvents, dead }) => parkedEvents > 0 || dead > 0),
      incomplete: consumers.some(({ reachable }) => !reachable),
    });
  },
});

const consumerColumns: readonly Column<Consumer>[] = [
  text('group', ({ group }) => group),
  yes('answers', ({ reachable }) => reachable),
  wide(time('seen', ({ seenAt }) => seenAt)),
  count('records', ({ records }) => records),
  seconds('behind', (consumer) => consumer.seconds),
  count('per second', ({ perSecond }) => perSecond),
  seconds('eta', ({ etaSeconds }) => etaSeconds),
  wide(count('parked keys', ({ parkedKeys }) => parkedKeys)),
  count('parked', ({ parkedEvents }) => parkedEvents),
  count('dead', ({ dead }) => dead),
  wide(milliseconds('p50', ({ durationP50Ms }) => durationP50Ms)),
  milliseconds('p99', ({ durationP99Ms }) => durationP99Ms),
];

const partitionColumns: readonly Column<ConsumerPartition>[] = [
  text('topic', ({ topic }) => topic),
  no('partition', ({ partition }) => partition),
  no('next offset', ({ nextOffset }) => nextOffset),
  no('end', ({ end }) => end),
  count('records', ({ records }) => records),
  seconds('behind', (partition) => partition.seconds),
];
