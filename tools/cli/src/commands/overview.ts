import type { Overview } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../command/define-command.js';
import { worstOf } from '../exit-code.js';
import { shownCount, shownMilliseconds, shownSeconds, shownShare } from '../output/shown.js';
import { NOTHING, tableOf, type View } from '../output/view.js';
import { failureColumns } from './failures/failure-columns.js';
import { operationColumns } from './redrive/operation-columns.js';

export const overview = defineCommand({
  name: 'overview',
  summary: 'the home page: five figures, what fails most, what operations run',
  input: z.object({}),
  page: () => '/',
  ask: (client) => client.overview(),
  view: overviewView,
  exit: ({ deadLetters, completeness }) => worstOf({ failed: deadLetters > 0, incomplete: completeness < 1 }),
});

function overviewView(overview: Overview): View {
  const { unpublishedOldestSeconds, deliveryP99Ms, newestFlow, failures, operations } = overview;
  return {
    facts: [
      [
        'oldest unpublished',
        unpublishedOldestSeconds === null ? 'none' : shownSeconds(unpublishedOldestSeconds),
      ],
      ['delivery p99', deliveryP99Ms === null ? NOTHING : `${shownMilliseconds(deliveryP99Ms)} ms`],
      ['retries per minute', shownCount(overview.retriesPerMinute)],
      ['dead letters', shownCount(overview.deadLetters)],
      ['complete', shownShare(overview.completeness)],
      ['events in the last hour', shownCount(overview.eventsLastHour)],
      ['newest flow', newestFlow ?? NOTHING],
    ],
    tables: [
      tableOf(failures, failureColumns, 'Failures'),
      tableOf(operations, operationColumns, 'Operations'),
    ],
  };
}
