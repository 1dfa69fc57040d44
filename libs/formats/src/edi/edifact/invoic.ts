import type { CanonicalInvoice, InvoiceLine, InvoiceTotals } from '../../canonical/documents.js';
import { taxesInOrder } from '../../canonical/in-order.js';
import type { TaxSubtotal } from '../../canonical/tax.js';
import { lineAmount } from '../../canonical/line-amount.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import { amounts, days, quantities, references } from './codes.js';
import { dayOf } from './day-of.js';
import { allowanceChargesOf, amountOf, currencyOf, priceOf, quantityOf, taxesOf, taxOf } from './figures.js';
import { beginningOf, headOf, lineNo, referenceOf } from './head.js';
import { itemOf } from './item-of.js';
import type { MessageGroup } from '../message-group.js';

export function invoiceOf(
  reading: Reading,
  group: MessageGroup,
  { sender, receiver }: Message,
): CanonicalInvoice {
  const head = headOf(reading, group, days.invoiceIssue, {
    seller: sender,
    buyer: receiver,
  });
  const [summary = group] = group.of('UNS');
  const totals = totalsOf(reading, summary);
  return {
    kind: 'invoice',
    ...head,
    typeCode: reading.required(beginningOf(group)?.at(1) ?? null, 'the type of the document (BGM)'),
    turkish: null,
    dueDate: dueDateOf(reading, group),
    currency: currencyOf(group),
    orderNo: referenceOf(group, references.order),
    lines: group.of('LIN').map((line, index) => lineOf(reading, line, index)),
    allowanceCharges: [group, ...group.of('UNS')].flatMap((part) => allowanceChargesOf(reading, part)),
    taxes: subtotalsOf(reading, summary.of('TAX').length > 0 ? summary : group, totals.tax),
    withheld: [],
    totals,
  };
}

/** With the terms of payment; messages that leave their segment out have it after the currency. */
function dueDateOf(reading: Reading, group: MessageGroup): string | null {
  const groups = [group, ...group.of('PAT'), ...group.of('PYT'), ...group.of('CUX')];
  const segments = groups.map((part) => part.qualified('DTM', days.due));
  return dayOf(
    reading,
    segments.find((segment) => segment !== undefined),
  );
}

function lineOf(reading: Reading, line: MessageGroup, index: number): InvoiceLine {
  const quantity = quantityOf(reading, line, quantities.invoiced);
  const price = priceOf(reading, line);
  const net = amountOf(reading, line, amounts.lineNet) ?? lineAmount(quantity.quantity, price);
  return {
    no: lineNo(line, index),
    item: itemOf(line),
    ...quantity,
    price,
    net: reading.requiredDecimal(net, 'the amount of a line', line.trigger),
    taxes: taxesOf(reading, line),
    allowanceCharges: allowanceChargesOf(reading, line),
  };
}

/** A tax without an amount is the only one, and the document's: others are not summed. */
function subtotalsOf(reading: Reading, group: MessageGroup, total: string | null): TaxSubtotal[] {
  const groups = group.of('TAX');
  const subtotals = groups.flatMap((entry) => {
    const tax = taxOf(reading, entry);
    const stated = amountOf(reading, entry, amounts.tax);
    const amount = stated ?? (groups.length === 1 ? total : null);
    return tax && amount !== null
      ? [{ tax, taxable: amountOf(reading, entry, amounts.taxable), amount }]
      : [];
  });
  return taxesInOrder(subtotals);
}

function totalsOf(reading: Reading, summary: MessageGroup): InvoiceTotals {
  const total = (qualifiers: readonly string[]) => amountOf(reading, summary, qualifiers);
  const { totals } = amounts;
  return {
    lineNet: total(totals.lineNet),
    allowance: total(totals.allowance),
    charge: total(totals.charge),
    taxExclusive: total(totals.taxExclusive),
    tax: total(totals.tax),
    taxInclusive: total(totals.taxInclusive),
    prepaid: total(totals.prepaid),
    rounding: null,
    payable: reading.requiredDecimal(total(totals.payable), 'the amount to be paid (MOA)'),
  };
}
