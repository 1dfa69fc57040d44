import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import type { Segment } from '../segment.js';
import { partyRoles, withdrawals } from './codes.js';
import { dayOf } from './day-of.js';
import type { MessageGroup } from '../message-group.js';
import { partyOf } from './party-of.js';

/** What every document has; parties that the message does not name are those of its interchange. */
export function headOf(
  reading: Reading,
  message: MessageGroup,
  issueDays: readonly string[],
  { seller, buyer }: { readonly seller: Message['sender']; readonly buyer: Message['sender'] },
) {
  const bgm = beginningOf(message);
  if (bgm && withdrawals.includes(bgm.at(3) ?? '')) reading.refuseWithdrawal(bgm);
  return {
    number: reading.required(bgm?.at(2) ?? null, 'the document number (BGM)'),
    issueDate: reading.required(
      dayOf(reading, message.qualified('DTM', issueDays)),
      'the document date (DTM)',
    ),
    seller: partyOf(message, partyRoles.seller, seller),
    buyer: partyOf(message, partyRoles.buyer, buyer),
  };
}

/** BGM, which is the first segment of a message without UNH. */
export function beginningOf(message: MessageGroup): Segment | undefined {
  return message.trigger.tag === 'BGM' ? message.trigger : message.all('BGM')[0];
}

/** Number of a line: its own, or its place among the lines. */
export function lineNo(line: MessageGroup, index: number): string {
  return line.trigger.at(1) ?? String(index + 1);
}

/** What a document or line refers to. */
export function referenceOf(
  group: MessageGroup,
  qualifiers: readonly string[],
  component = 2,
): string | null {
  const found = group.of('RFF').find(({ trigger }) => qualifiers.includes(trigger.at(1) ?? ''));
  return found?.trigger.at(1, component) ?? null;
}
