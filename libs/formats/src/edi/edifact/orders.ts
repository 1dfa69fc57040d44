import type { CanonicalOrder } from '../../canonical/documents.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import { amounts, days, quantities } from './codes.js';
import { dayOf } from './day-of.js';
import { amountOf, currencyOf, priceOf, quantityOf } from './figures.js';
import { headOf, lineNo } from './head.js';
import { itemOf } from './item-of.js';
import type { MessageGroup } from '../message-group.js';

export function orderOf(
  reading: Reading,
  group: MessageGroup,
  { sender, receiver }: Message,
): CanonicalOrder {
  const head = headOf(reading, group, days.orderIssue, {
    seller: receiver,
    buyer: sender,
  });
  const delivery = dayOf(reading, group.qualified('DTM', days.delivery));
  return {
    kind: 'order',
    ...head,
    currency: currencyOf(group),
    lines: group.of('LIN').map((line, index) => ({
      no: lineNo(line, index),
      item: itemOf(line),
      ...quantityOf(reading, line, quantities.ordered),
      price: priceOf(reading, line),
      net: amountOf(reading, line, amounts.lineNet),
      deliveryDate: dayOf(reading, line.qualified('DTM', days.delivery)) ?? delivery,
    })),
  };
}
