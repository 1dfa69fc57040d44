import type { SourceTrial, TriedRecord } from '@kervan/console-api';
import { count, id, list, no, state, text, wide } from '../../output/columns.js';
import { shownCount, shownType } from '../../output/shown.js';
import { type Column, tableOf, type View } from '../../output/view.js';

/** What would become of a file, record by record. */
export function trialView(trial: SourceTrial): View {
  const { source, file, sha256, bytes, mapping, receivedBefore, refusal, totals, records } = trial;
  const counted = (['publish', 'duplicate', 'quarantine', 'passed'] as const)
    .map((name) => `${name} ${shownCount(totals[name])}`)
    .join(', ');
  return {
    facts: [
      ['file', `${file}, ${shownCount(bytes)} bytes, SHA-256 ${sha256}`],
      ['source', mapping === null ? source : `${source}, declared in version ${mapping}`],
      ['received before', receivedBefore ? 'yes: sent again, the whole file counts as duplicate' : 'no'],
      ...(refusal ? ([['refused', `${refusal.code}: ${refusal.reason}`]] as const) : []),
      ['records', `${shownCount(totals.records)}: ${counted}`],
    ],
    tables: [
      tableOf(records, recordColumns, 'Records'),
      tableOf(faultsOf(records), faultColumns, 'Quarantine'),
    ],
    csv: tableOf(records, recordColumns),
    note:
      records.length < totals.records
        ? `shown are ${records.length} of ${totals.records}: --limit`
        : undefined,
  };
}

const recordColumns: readonly Column<TriedRecord>[] = [
  no('no', ({ ordinal }) => ordinal),
  no('line', ({ line }) => line),
  wide(no('offset', ({ offset }) => offset)),
  state('outcome', ({ outcome }) => outcome),
  text('kind', ({ kind }) => kind),
  text('document', ({ documentNo }) => documentNo),
  text('date', ({ businessDate }) => businessDate),
  count('lines', ({ lines }) => lines),
  { ...text('type', ({ event }) => event?.type ?? null), show: ({ event }) => shownType(event?.type ?? '') },
  wide(text('key', ({ event }) => event?.key ?? null)),
  wide(id('event', ({ event }) => event?.id ?? null)),
  list('mapping tables', ({ tables }) =>
    Object.entries(tables).map(([name, version]) => `${name} ${version}`),
  ),
  wide(text('passed', ({ passed }) => passed)),
];

interface FaultOfRecord {
  readonly ordinal: number;
  readonly code: string;
  readonly reason: string;
}

function faultsOf(records: readonly TriedRecord[]): readonly FaultOfRecord[] {
  return records.flatMap(({ ordinal, faults }) => faults.map((fault) => ({ ordinal, ...fault })));
}

const faultColumns: readonly Column<FaultOfRecord>[] = [
  no('no', ({ ordinal }) => ordinal),
  id('code', ({ code }) => code),
  text('reason', ({ reason }) => reason),
];
