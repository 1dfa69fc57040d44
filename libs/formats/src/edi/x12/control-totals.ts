import { exact, sumOf } from '../../canonical/exact.js';
import { decimalText } from '../../text/decimal-text.js';
import type { MessageGroup } from '../message-group.js';
import type { Reading } from '../reading.js';
import type { Segment } from '../segment.js';

/** Digits that a hash total has at most. */
const hashTotalSize = 10;

/**
 * Compares CTT with what was read.
 *
 * @param counted what CTT counts: lines, in a 856 all HL segments.
 * @param quantities elements that its hash total is of, as the set writes them.
 */
export function checkControlTotals(
  reading: Reading,
  set: MessageGroup,
  counted: number,
  quantities: readonly string[],
): void {
  const segment = controlOf(set);
  if (!segment) return;
  const count = reading.decimal(segment, 1);
  if (count !== null && !exact(count).eq(String(counted))) {
    reading.faults.at(segment, 'COUNT_MISMATCH', `CTT says ${count} lines, ${counted} were read`);
  }
  const hash = reading.decimal(segment, 2);
  if (hash === null || reading.faults.list.length > 0) return;
  const sum = sumOf(quantities.map((quantity) => decimalText(quantity) ?? '0'));
  if (exact(hash).eq(sum) || hash === hashTotalOf(quantities)) return;
  reading.faults.at(segment, 'COUNT_MISMATCH', `CTT says a total of ${hash}, ${sum.toFixed()} were read`);
}

/** As the standard defines it (347): without decimal points and signs. Most senders write the plain sum. */
function hashTotalOf(quantities: readonly string[]): string {
  let sum = 0n;
  for (const quantity of quantities) sum += BigInt(quantity.replace(/\D/g, '') || '0');
  return String(sum % 10n ** BigInt(hashTotalSize));
}

function controlOf(set: MessageGroup): Segment | undefined {
  return set.of('CTT')[0]?.trigger ?? set.of('TDS')[0]?.all('CTT')[0] ?? set.all('CTT')[0];
}
