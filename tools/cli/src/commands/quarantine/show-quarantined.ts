import type { QuarantinedRecord } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { worstOf } from '../../exit-code.js';
import { shownCount, shownTime } from '../../output/shown.js';
import { NOTHING, tableOf, type View } from '../../output/view.js';
import { recordColumns } from './record-columns.js';
import { recordArguments, recordKey } from './record-key.js';

export const showQuarantined = defineCommand({
  name: 'show',
  summary: 'one record: where it stands, why it is there, and what was done about it',
  arguments: recordArguments,
  input: z.object(recordKey),
  page: () => '/',
  ask: (client, { id }) => client.quarantined(id),
  view: recordView,
  exit: ({ state }) => worstOf({ failed: state === 'OPEN', incomplete: false }),
});

function recordView(record: QuarantinedRecord): View {
  const { source, file, line, ordinal, offset, lines, bytes, code, reason, correction, settled } = record;
  const at = offset === null ? 'lines that do not stand together' : `byte ${shownCount(offset)}`;
  return {
    facts: [
      ['file', `${file} of ${source}, SHA-256 ${record.sha256}`],
      [
        'place',
        `record ${line}, ordinal ${ordinal}, ${at}; ${shownCount(lines)} lines, ${shownCount(bytes)} bytes`,
      ],
      ['reason', `${code}: ${reason}`],
      ['correction', correction ? correctionText(correction) : NOTHING],
      ['settled', settled ? `${settled.by} at ${shownTime(settled.at)} UTC: ${settled.reason}` : NOTHING],
    ],
    tables: [tableOf([record], recordColumns)],
  };
}

function correctionText({
  by,
  at,
  reason,
  approvedBy,
}: NonNullable<QuarantinedRecord['correction']>): string {
  const approval = approvedBy === null ? 'awaits the approval of somebody else' : `approved by ${approvedBy}`;
  return `${by} at ${shownTime(at)} UTC: ${reason}; ${approval}`;
}
