import { RecordId } from '@kervan/console-api';
import type { Argument } from '../../command/command.js';

/** Which record is meant. */
export const recordKey = { id: RecordId };
export const recordArguments: readonly Argument[] = [
  { name: 'id', summary: 'id of the record, as `kervan quarantine` lists it' },
];
