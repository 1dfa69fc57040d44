import { exact, shortest, sumOf } from '../../canonical/exact.js';
import type { Reading } from '../reading.js';
import { controls } from './codes.js';
import type { MessageGroup } from '../message-group.js';

/**
 * Compares CNT segments with what was read: the number of lines, and the algebraic total of their quantities.
 *
 * @param bare nothing else says that the message is complete.
 */
export function checkControlTotals(
  reading: Reading,
  message: MessageGroup,
  quantities: readonly string[],
  bare: boolean,
): void {
  const segments = [message, ...message.of('UNS')].flatMap((part) => part.all('CNT'));
  if (bare && segments.length === 0) {
    reading.faults.at(
      message.trigger,
      'FILE_INCOMPLETE',
      'neither UNT nor CNT says that the message is complete',
    );
  }
  for (const segment of segments) {
    const stated = reading.decimal(segment, 1, 2);
    const read = readOf(segment.at(1), quantities);
    if (stated === null || read === null || exact(stated).eq(read)) continue;
    reading.faults.at(segment, 'COUNT_MISMATCH', `CNT says ${stated}, ${read} were read`);
  }
}

function readOf(control: string | null, quantities: readonly string[]): string | null {
  if (control === controls.lines) return String(quantities.length);
  return control === controls.quantities ? shortest(sumOf(quantities)) : null;
}
