import type { CanonicalInvoice, InvoiceLine } from '../canonical/documents.js';
import { taxesInOrder } from '../canonical/in-order.js';
import type { AllowanceCharge } from '../canonical/tax.js';
import { lineAmount } from '../canonical/line-amount.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { moneyOf, priceOf, quantityOf, taxesOf } from './figures.js';
import { headOf, itemOf } from './head-of.js';
import { partyOf } from './party-of.js';

/** `purpose` as UNTDID 1001. */
const typeCodes: ReadonlyMap<string, string> = new Map([
  ['standard', '380'],
  ['creditMemo', '381'],
  ['lineLevelCreditMemo', '381'],
  ['debitMemo', '383'],
]);

export function invoiceOf(reading: XmlReading, message: XmlElement): CanonicalInvoice {
  const request = message.first('Request', 'InvoiceDetailRequest') ?? message;
  const header = request.first('InvoiceDetailRequestHeader') ?? request;
  const summary = request.first('InvoiceDetailSummary') ?? request;
  const orders = request.all('InvoiceDetailOrder');
  const lines = orders.flatMap((order) => order.all('InvoiceDetailItem'));
  const net = summary.first('NetAmount', 'Money');
  const invoice: CanonicalInvoice = {
    kind: 'invoice',
    ...headOf(reading, header, { number: 'invoiceID', day: 'invoiceDate', operation: 'operation' }),
    seller: partyOf(message, 'From'),
    buyer: partyOf(message, 'To'),
    typeCode: reading.required(
      typeCodes.get(header.attribute('purpose') ?? 'standard') ?? null,
      'a known purpose of the invoice',
      header,
    ),
    turkish: null,
    dueDate: null,
    currency: net?.attribute('currency') ?? null,
    orderNo: orderNoOf(orders[0]),
    lines: lines.map((line, index) => lineOf(reading, line, index)),
    allowanceCharges: allowanceChargesOf(reading, summary),
    taxes: taxesInOrder(taxesOf(reading, summary)),
    withheld: [],
    totals: {
      lineNet: moneyOf(reading, summary.first('SubtotalAmount')),
      allowance: null,
      charge: null,
      taxExclusive: null,
      tax: moneyOf(reading, summary.first('Tax')),
      taxInclusive: null,
      prepaid: null,
      rounding: null,
      payable: reading.requiredDecimal(reading.decimal(net), 'the amount to be paid (NetAmount)', summary),
    },
  };
  reading.checkAmounts(invoice, summary);
  return invoice;
}

function orderNoOf(order: XmlElement | undefined): string | null {
  const info = order?.first('InvoiceDetailOrderInfo');
  return (info?.first('OrderReference') ?? info?.first('OrderIDInfo'))?.attribute('orderID') ?? null;
}

function lineOf(reading: XmlReading, line: XmlElement, index: number): InvoiceLine {
  const reference = line.first('InvoiceDetailItemReference');
  const quantity = quantityOf(reading, line);
  const price = priceOf(reading, line);
  const computed = lineAmount(quantity, price);
  return {
    no: line.attribute('invoiceLineNumber') ?? String(index + 1),
    item: itemOf(reference ?? line, reference),
    quantity,
    unit: line.textAt('UnitOfMeasure'),
    price,
    net: reading.requiredDecimal(
      moneyOf(reading, line.first('SubtotalAmount')) ?? computed,
      'the amount of a line',
      line,
    ),
    taxes: taxesOf(reading, line).map(({ tax }) => tax),
    allowanceCharges: [],
  };
}

/** What is put on and taken off between the sum of the lines and what is to be paid. */
function allowanceChargesOf(reading: XmlReading, summary: XmlElement): AllowanceCharge[] {
  const kinds = [
    ['charge', 'SpecialHandlingAmount'],
    ['charge', 'ShippingAmount'],
    ['allowance', 'InvoiceDetailDiscount'],
  ] as const;
  return kinds.flatMap(([kind, name]) => {
    const amount = moneyOf(reading, summary.first(name));
    return amount === null ? [] : [{ kind, amount, reasonCode: null, tax: null }];
  });
}
