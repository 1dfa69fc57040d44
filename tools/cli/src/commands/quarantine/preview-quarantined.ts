import type { QuarantinePreview } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { worstOf } from '../../exit-code.js';
import { id, state, text } from '../../output/columns.js';
import { shownType } from '../../output/shown.js';
import { type Column, tableOf } from '../../output/view.js';
import { recordArguments, recordKey } from './record-key.js';

export const previewQuarantined = defineCommand({
  name: 'preview',
  summary: 'reads a record again and tells what a replay would make of it; exit code 1 where it would stay',
  arguments: recordArguments,
  input: z.object(recordKey),
  page: () => '/',
  ask: (client, { id: record }) => client.previewQuarantined(record),
  view: (preview) => ({ tables: [tableOf([preview], columns)] }),
  exit: ({ outcome }) =>
    worstOf({ failed: outcome === 'FAULTY' || outcome === 'CONFLICT', incomplete: false }),
});

const columns: readonly Column<QuarantinePreview>[] = [
  state('outcome', ({ outcome }) => outcome),
  { ...text('type', ({ event }) => event?.type ?? null), show: ({ event }) => shownType(event?.type ?? '') },
  text('document', ({ event }) => event?.documentNo ?? null),
  id('event', ({ event }) => event?.id ?? null),
  text('code', ({ fault }) => fault?.code ?? null),
  text('reason', ({ fault }) => fault?.reason ?? null),
];
