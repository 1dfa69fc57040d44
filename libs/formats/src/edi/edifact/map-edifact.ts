import { checkAmounts } from '../check-amounts.js';
import type { Mapped, Message } from '../message.js';
import { Reading } from '../reading.js';
import { checkControlTotals } from './control-totals.js';
import { despatchOf } from './desadv.js';
import { grammar } from './grammar.js';
import { invoiceOf } from './invoic.js';
import { grouped, type MessageGroup } from '../message-group.js';
import { orderOf } from './orders.js';

const documentOf = { ORDERS: orderOf, INVOIC: invoiceOf, DESADV: despatchOf };

/** The document of a message; a message of another type is passed. */
export function mapEdifact(message: Message): Mapped {
  const { type, segments, ordinal, bare, tolerance } = message;
  const [first, ...others] = segments;
  const rule = grammar[type];
  if (!first || !rule || !isMapped(type)) return { kind: 'passed', what: type };
  const reading = new Reading(first, ordinal, tolerance);
  const root: MessageGroup = grouped([first, ...others], rule);
  const document = documentOf[type](reading, root, message);
  checkControlTotals(
    reading,
    root,
    document.lines.map(({ quantity }) => quantity),
    bare,
  );
  if (document.kind === 'invoice') checkAmounts(reading, document, root.of('UNS')[0]?.trigger ?? first);
  return reading.mapped(document);
}

function isMapped(type: string): type is keyof typeof documentOf {
  return Object.hasOwn(documentOf, type);
}
