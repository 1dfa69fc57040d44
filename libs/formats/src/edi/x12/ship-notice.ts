import type { CanonicalDespatch } from '../../canonical/documents.js';
import type { MessageGroup } from '../message-group.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import type { Segment } from '../segment.js';
import { partyRoles, withdrawals } from './codes.js';
import { checkControlTotals } from './control-totals.js';
import { itemOf } from './line-values.js';
import { partyOf } from './party-of.js';

/** 856: shipment, orders, packs and items are HL segments that name the one above them. */
export function despatchOf(
  reading: Reading,
  set: MessageGroup,
  { sender, receiver }: Message,
): CanonicalDespatch {
  const [bsn] = set.all('BSN');
  if (bsn && withdrawals.includes(bsn.at(1) ?? '')) reading.refuseWithdrawal(bsn);
  const levels = set.of('HL');
  const byId = new Map(levels.map((level) => [level.trigger.at(1), level]));
  const parties = levels.flatMap((level) => level.of('N1'));
  const shipped = levels.flatMap((level) => level.all('SN1').map((segment) => ({ level, segment })));
  const lines = shipped.map(({ level, segment }, index) => lineOf(reading, byId, level, segment, index));
  const orders = new Set(lines.map(({ orderNo }) => orderNo));
  checkControlTotals(
    reading,
    set,
    levels.length,
    shipped.map(({ segment }) => segment.at(2) ?? ''),
  );
  return {
    kind: 'despatch',
    number: reading.required(bsn?.at(2) ?? null, 'the shipment number (BSN02)'),
    issueDate: reading.required(reading.day(bsn, bsn?.at(3) ?? null), 'the shipment date (BSN03)'),
    seller: partyOf(parties, partyRoles.seller, sender),
    buyer: partyOf(parties, partyRoles.buyer, receiver),
    orderNo: orders.size === 1 ? (lines[0]?.orderNo ?? null) : null,
    lines,
  };
}

function lineOf(
  reading: Reading,
  byId: ReadonlyMap<string | null, MessageGroup>,
  level: MessageGroup,
  shipped: Segment,
  index: number,
): CanonicalDespatch['lines'][number] {
  const [item] = level.all('LIN');
  return {
    no: item?.at(1) ?? shipped.at(1) ?? String(index + 1),
    item: itemOf(item ?? shipped, item ? 2 : shipped.size, level.all('PID')),
    quantity: reading.requiredDecimal(reading.decimal(shipped, 2), 'the quantity of a line', shipped),
    unit: shipped.at(3),
    orderNo: orderNoOf(byId, level),
    orderLineNo: null,
  };
}

/** Order of the level itself or of the nearest one above it. */
function orderNoOf(byId: ReadonlyMap<string | null, MessageGroup>, level: MessageGroup): string | null {
  const seen = new Set<MessageGroup>();
  for (let at: MessageGroup | undefined = level; at && !seen.has(at); at = byId.get(at.trigger.at(2))) {
    const orderNo = at.all('PRF')[0]?.at(1) ?? null;
    if (orderNo !== null) return orderNo;
    seen.add(at);
  }
  return null;
}
