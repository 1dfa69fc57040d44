import type { Mapped, Message } from '../message.js';
import { grouped } from '../message-group.js';
import { Reading } from '../reading.js';
import { grammar } from './grammar.js';
import { invoiceOf } from './invoice.js';
import { orderOf } from './purchase-order.js';
import { despatchOf } from './ship-notice.js';

const documentOf = { '850': orderOf, '810': invoiceOf, '856': despatchOf };

/** The document of a transaction set; a set of another type is passed. */
export function mapX12(message: Message): Mapped {
  const { type, segments, ordinal, tolerance } = message;
  const [first, ...others] = segments;
  const rule = grammar.get(type);
  if (!first || !rule || !isMapped(type)) return { kind: 'passed', what: type };
  const reading = new Reading(first, ordinal, tolerance);
  return reading.mapped(documentOf[type](reading, grouped([first, ...others], rule), message));
}

function isMapped(type: string): type is keyof typeof documentOf {
  return Object.hasOwn(documentOf, type);
}
