import type { CanonicalDespatch } from '../../canonical/documents.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import { days, quantities, references } from './codes.js';
import { quantityOf } from './figures.js';
import { headOf, lineNo, referenceOf } from './head.js';
import { itemOf } from './item-of.js';
import type { MessageGroup } from '../message-group.js';

export function despatchOf(
  reading: Reading,
  group: MessageGroup,
  { sender, receiver }: Message,
): CanonicalDespatch {
  const head = headOf(reading, group, days.despatchIssue, {
    seller: sender,
    buyer: receiver,
  });
  return {
    kind: 'despatch',
    ...head,
    orderNo: referenceOf(group, references.order),
    lines: group.deep('LIN').map((line, index) => ({
      no: lineNo(line, index),
      item: itemOf(line),
      ...quantityOf(reading, line, quantities.despatched),
      orderNo: referenceOf(line, references.order),
      orderLineNo: referenceOf(line, references.order, 3) ?? referenceOf(line, references.orderLine),
    })),
  };
}
