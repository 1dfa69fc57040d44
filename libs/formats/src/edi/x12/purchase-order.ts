import type { CanonicalOrder } from '../../canonical/documents.js';
import { exact, nothing, shortest } from '../../canonical/exact.js';
import { firstOf } from '../../canonical/first-of.js';
import { lineAmount } from '../../canonical/line-amount.js';
import type { MessageGroup } from '../message-group.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import { deliveryDays, lineTotals, partyRoles, withdrawals } from './codes.js';
import { checkControlTotals } from './control-totals.js';
import { dayOf } from './day-of.js';
import { itemOf, priceOf, quantityOf } from './line-values.js';
import { partyOf } from './party-of.js';

/** 850 */
export function orderOf(reading: Reading, set: MessageGroup, { sender, receiver }: Message): CanonicalOrder {
  const [beg] = set.all('BEG');
  if (beg && withdrawals.includes(beg.at(1) ?? '')) reading.refuseWithdrawal(beg);
  const delivery = dayOf(reading, set, deliveryDays);
  const lines = set.of('PO1');
  const order: CanonicalOrder = {
    kind: 'order',
    number: reading.required(beg?.at(3) ?? null, 'the order number (BEG03)'),
    issueDate: reading.required(reading.day(beg, beg?.at(5) ?? null), 'the order date (BEG05)'),
    seller: partyOf(set.of('N1'), partyRoles.seller, receiver),
    buyer: partyOf(set.of('N1'), partyRoles.buyer, sender),
    currency: set.all('CUR')[0]?.at(2) ?? null,
    lines: lines.map((line, index) => ({
      no: line.trigger.at(1) ?? String(index + 1),
      item: itemOf(line.trigger, 6, line.all('PID')),
      ...quantityOf(reading, line.trigger),
      price: priceOf(reading, line.trigger),
      net: null,
      deliveryDate: dayOf(reading, line, deliveryDays) ?? delivery,
    })),
  };
  checkControlTotals(
    reading,
    set,
    lines.length,
    lines.map(({ trigger }) => trigger.at(2) ?? ''),
  );
  checkTotal(reading, set, order);
  return order;
}

/** The total of the lines, where the order says one and all its prices. */
function checkTotal(reading: Reading, set: MessageGroup, order: CanonicalOrder): void {
  const segments = set.of('CTT').flatMap((summary) => summary.all('AMT'));
  const segment = firstOf(segments, lineTotals, (amount) => amount.at(1));
  const stated = reading.decimal(segment, 2);
  if (!segment || stated === null || reading.faults.list.length > 0) return;
  let sum = nothing;
  for (const { quantity, price } of order.lines) {
    const amount = lineAmount(quantity, price);
    if (amount === null) return;
    sum = sum.plus(amount);
  }
  if (exact(stated).eq(sum)) return;
  reading.faults.at(segment, 'AMOUNT_MISMATCH', `AMT says ${stated}, the lines give ${shortest(sum)}`);
}
