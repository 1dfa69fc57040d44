import { type Completeness, formatPosition, type MissingReceipt } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { worstOf } from '../exit-code.js';
import { count, id, text, time } from '../output/columns.js';
import { shownCount, shownSeconds, shownTime } from '../output/shown.js';
import { type Column, tableOf } from '../output/view.js';

export const verify = defineCommand({
  name: 'verify',
  summary: 'whether what the console shows is all there is: due and missing receipts, silent services',
  input: z.object({}),
  page: () => '/',
  ask: (client) => client.completeness(),
  view: ({ expected, received, behindRecords, behindSeconds, checkedAt, silent, missing }) => ({
    facts: [
      ['receipts', `${shownCount(received)} of ${shownCount(expected)} that are due`],
      ['behind the broker', `${shownCount(behindRecords)} records, ${shownSeconds(behindSeconds)}`],
      ['checked', checkedAt === null ? 'never' : `${shownTime(checkedAt)} UTC`],
    ],
    tables: [
      tableOf(missing, missingColumns, 'Missing receipts'),
      tableOf(silent, silentColumns, 'Silent services'),
    ],
  }),
  exit: ({ expected, received, missing, silent, checkedAt }) =>
    worstOf({
      failed: false,
      incomplete: received < expected || missing.length > 0 || silent.length > 0 || checkedAt === null,
    }),
});

const missingColumns: readonly Column<MissingReceipt>[] = [
  id('event', ({ eventId }) => eventId),
  text('consumer', ({ consumer }) => consumer),
  text('position', formatPosition),
  time('noticed', ({ noticedAt }) => noticedAt),
];

const silentColumns: readonly Column<Completeness['silent'][number]>[] = [
  text('service', ({ service }) => service),
  time('since', ({ since }) => since),
  count('waiting', ({ waiting }) => waiting),
];
