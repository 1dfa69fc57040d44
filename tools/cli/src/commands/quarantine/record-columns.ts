import type { QuarantinedRecord } from '@kervan/console-api';
import { count, id, no, state, text, time, wide } from '../../output/columns.js';
import type { Column } from '../../output/view.js';

export const recordColumns: readonly Column<QuarantinedRecord>[] = [
  no('id', (record) => record.id),
  text('source', ({ source }) => source),
  text('file', ({ file }) => file),
  no('record', ({ line }) => line),
  wide(no('ordinal', ({ ordinal }) => ordinal)),
  wide(no('offset', ({ offset }) => offset)),
  wide(count('lines', ({ lines }) => lines)),
  wide(count('bytes', ({ bytes }) => bytes)),
  text('document', ({ documentNo }) => documentNo),
  id('code', ({ code }) => code),
  wide(text('reason', ({ reason }) => reason)),
  wide(text('mapping', ({ mapping }) => mapping)),
  time('since', ({ quarantinedAt }) => quarantinedAt),
  state('state', (record) => record.state),
  wide(id('event', ({ settled }) => settled?.eventId ?? null)),
  wide(text('sha256', ({ sha256 }) => sha256)),
];
