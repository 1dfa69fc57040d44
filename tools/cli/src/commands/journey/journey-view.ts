import type { Journey } from '@kervan/console-api';
import { shownSeconds } from '../../output/shown.js';
import { NOTHING, tableOf, type View } from '../../output/view.js';
import { answerRows, answerColumns } from './answers.js';
import { deliveryRecordColumns, deliveryRecords } from './delivery-records.js';
import { timelineOf } from './timeline.js';
import { recordColumns, touchedRecords } from './touched-records.js';

export function journeyView(journey: Journey): View {
  const { kind, value, keys, correlationIds, traceIds, answers, events, truncated, behindSeconds } = journey;
  return {
    facts: [
      [kind, value],
      ['keys', keys.map((key) => `${key.kind} ${key.value}`).join(', ') || NOTHING],
      ['flows', correlationIds.join(', ') || NOTHING],
      ['traces', traceIds.join(', ') || NOTHING],
      ['behind', shownSeconds(behindSeconds)],
    ],
    tables: [
      tableOf(answerRows(answers), answerColumns, 'Five answers'),
      timelineOf(events),
      tableOf(touchedRecords(events), recordColumns, 'Records'),
    ],
    csv: tableOf(deliveryRecords(events), deliveryRecordColumns),
    note: truncated ? 'more belongs to it than one answer holds: the newest are shown' : undefined,
  };
}
