import type { CanonicalInvoice, InvoiceLine } from '../../canonical/documents.js';
import { exact, shortest } from '../../canonical/exact.js';
import { taxesInOrder } from '../../canonical/in-order.js';
import type { AllowanceCharge, TaxSubtotal } from '../../canonical/tax.js';
import { checkAmounts } from '../check-amounts.js';
import { lineAmount } from '../../canonical/line-amount.js';
import type { MessageGroup } from '../message-group.js';
import type { Message } from '../message.js';
import type { Reading } from '../reading.js';
import { creditTypes, lineTotals, partyRoles, taxCharges, withdrawals } from './codes.js';
import { checkControlTotals } from './control-totals.js';
import { itemOf, priceOf, quantityOf } from './line-values.js';
import { partyOf } from './party-of.js';

/** 810 */
export function invoiceOf(
  reading: Reading,
  set: MessageGroup,
  { sender, receiver }: Message,
): CanonicalInvoice {
  const [big] = set.all('BIG');
  if (big && withdrawals.includes(big.at(8) ?? '')) reading.refuseWithdrawal(big);
  const [summary] = set.of('TDS');
  const parts = [set, ...set.of('TDS')];
  const charges = parts.flatMap((part) => part.of('SAC'));
  const told = new Set(charges.map(({ trigger }) => trigger.at(2)));
  const lines = set.of('IT1');
  const [terms] = set.all('ITD');
  const payable = summary ? reading.decimal(summary.trigger, 1, 1, 2) : null;
  const lineTotal = summary?.qualified('AMT', lineTotals);
  const invoice: CanonicalInvoice = {
    kind: 'invoice',
    number: reading.required(big?.at(2) ?? null, 'the invoice number (BIG02)'),
    issueDate: reading.required(reading.day(big, big?.at(1) ?? null), 'the invoice date (BIG01)'),
    seller: partyOf(set.of('N1'), partyRoles.seller, sender),
    buyer: partyOf(set.of('N1'), partyRoles.buyer, receiver),
    typeCode: creditTypes.includes(big?.at(7) ?? '') ? '381' : '380',
    turkish: null,
    dueDate: reading.day(terms, terms?.at(6) ?? null),
    currency: set.all('CUR')[0]?.at(2) ?? null,
    orderNo: big?.at(4) ?? null,
    lines: lines.map((line, index) => lineOf(reading, line, index, told)),
    allowanceCharges: charges.flatMap((charge) => chargeOf(reading, charge)),
    taxes: taxesInOrder(subtotalsOf(reading, parts, charges)),
    withheld: [],
    totals: {
      lineNet: lineTotal?.at(1) === '1' ? reading.decimal(lineTotal, 2) : null,
      allowance: null,
      charge: null,
      taxExclusive: null,
      tax: null,
      taxInclusive: null,
      prepaid: null,
      rounding: null,
      payable: reading.requiredDecimal(payable, 'the total (TDS01)'),
    },
  };
  checkControlTotals(
    reading,
    set,
    lines.length,
    lines.map(({ trigger }) => trigger.at(2) ?? ''),
  );
  checkAmounts(reading, invoice, summary?.trigger ?? set.trigger);
  return invoice;
}

/** @param told codes of charges that the document tells as a whole: those of its lines are in them. */
function lineOf(
  reading: Reading,
  line: MessageGroup,
  index: number,
  told: ReadonlySet<string | null>,
): InvoiceLine {
  const quantity = quantityOf(reading, line.trigger);
  const price = priceOf(reading, line.trigger);
  const charges = line.of('SAC').filter(({ trigger }) => !told.has(trigger.at(2)));
  const allowanceCharges = charges.flatMap((charge) => chargeOf(reading, charge));
  const gross = reading.requiredDecimal(
    lineAmount(quantity.quantity, price),
    'the price of a line',
    line.trigger,
  );
  return {
    no: line.trigger.at(1) ?? String(index + 1),
    item: itemOf(line.trigger, 6, line.all('PID')),
    ...quantity,
    price,
    net: after(gross, allowanceCharges),
    taxes: line.all('TXI').flatMap((segment) => {
      const scheme = segment.at(1);
      return scheme === null ? [] : [{ scheme, category: null, rate: reading.decimal(segment, 3) }];
    }),
    allowanceCharges,
  };
}

function after(amount: string, allowanceCharges: readonly AllowanceCharge[]): string {
  let sum = exact(amount);
  for (const { kind, amount: part } of allowanceCharges)
    sum = kind === 'charge' ? sum.plus(part) : sum.minus(part);
  return shortest(sum);
}

/** None, if it is for information only, or a tax. */
function chargeOf(reading: Reading, { trigger }: MessageGroup): AllowanceCharge[] {
  const [indicator, reasonCode] = [trigger.at(1), trigger.at(2)];
  const amount = reading.decimal(trigger, 5, 1, 2);
  if (amount === null || taxCharges.includes(reasonCode ?? '')) return [];
  if (indicator !== 'A' && indicator !== 'C') return [];
  return [{ kind: indicator === 'A' ? 'allowance' : 'charge', amount, reasonCode, tax: null }];
}

/** TXI segments; where there are none, charges that are a tax. */
function subtotalsOf(
  reading: Reading,
  parts: readonly MessageGroup[],
  charges: readonly MessageGroup[],
): TaxSubtotal[] {
  const told = parts
    .flatMap((part) => part.all('TXI'))
    .flatMap((segment) => {
      const [scheme, amount] = [segment.at(1), reading.decimal(segment, 2)];
      if (scheme === null || amount === null) return [];
      const tax = { scheme, category: null, rate: reading.decimal(segment, 3) };
      return [{ tax, taxable: reading.decimal(segment, 8), amount }];
    });
  if (told.length > 0) return told;
  return charges.flatMap(({ trigger }) => {
    const [scheme, amount] = [trigger.at(2), reading.decimal(trigger, 5, 1, 2)];
    if (scheme === null || amount === null || !taxCharges.includes(scheme)) return [];
    return [{ tax: { scheme, category: null, rate: null }, taxable: null, amount }];
  });
}
