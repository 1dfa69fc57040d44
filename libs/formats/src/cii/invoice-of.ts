import type { CanonicalInvoice, InvoiceLine, InvoiceTotals } from '../canonical/documents.js';
import { taxesInOrder } from '../canonical/in-order.js';
import { standardItemId } from '../xml/standard-item-id.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { allowanceChargesOf, priceOf, subtotalsOf, taxOf } from './figures.js';
import { partyOf } from './party-of.js';

export function invoiceOf(reading: XmlReading, document: XmlElement): CanonicalInvoice {
  const head = document.first('rsm:ExchangedDocument') ?? document;
  const trade = document.first('rsm:SupplyChainTradeTransaction') ?? document;
  const agreement = trade.first('ram:ApplicableHeaderTradeAgreement');
  const settlement = trade.first('ram:ApplicableHeaderTradeSettlement') ?? trade;
  const monetary = settlement.first('ram:SpecifiedTradeSettlementHeaderMonetarySummation') ?? settlement;
  const currency = settlement.textAt('ram:InvoiceCurrencyCode');
  const invoice: CanonicalInvoice = {
    kind: 'invoice',
    number: reading.required(head.textAt('ram:ID'), 'the document number (ram:ID)', head),
    issueDate: reading.required(
      reading.compactDay(head.first('ram:IssueDateTime', 'udt:DateTimeString')),
      'the document date (ram:IssueDateTime)',
      head,
    ),
    seller: partyOf(agreement?.first('ram:SellerTradeParty')),
    buyer: partyOf(agreement?.first('ram:BuyerTradeParty')),
    typeCode: reading.required(head.textAt('ram:TypeCode'), 'the type of the document (ram:TypeCode)', head),
    turkish: null,
    dueDate: reading.compactDay(
      settlement.first('ram:SpecifiedTradePaymentTerms', 'ram:DueDateDateTime', 'udt:DateTimeString'),
    ),
    currency,
    orderNo: agreement?.textAt('ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID') ?? null,
    lines: trade.all('ram:IncludedSupplyChainTradeLineItem').map((line) => lineOf(reading, line)),
    allowanceCharges: allowanceChargesOf(reading, settlement),
    taxes: taxesInOrder(subtotalsOf(reading, settlement)),
    withheld: [],
    totals: totalsOf(reading, monetary, currency),
  };
  reading.checkAmounts(invoice, monetary);
  return invoice;
}

function lineOf(reading: XmlReading, line: XmlElement): InvoiceLine {
  const product = line.first('ram:SpecifiedTradeProduct');
  const settlement = line.first('ram:SpecifiedLineTradeSettlement');
  const quantity = line.first('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity');
  const net = settlement?.first('ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount');
  return {
    no: reading.required(
      line.textAt('ram:AssociatedDocumentLineDocument', 'ram:LineID'),
      'the number of a line',
      line,
    ),
    item: {
      sellersId: product?.textAt('ram:SellerAssignedID') ?? null,
      buyersId: product?.textAt('ram:BuyerAssignedID') ?? null,
      standardId: standardItemId(product?.first('ram:GlobalID')),
      name: product?.textAt('ram:Name') ?? null,
    },
    quantity: reading.requiredDecimal(reading.decimal(quantity), 'the quantity of a line', line),
    unit: quantity?.attribute('unitCode') ?? null,
    price: priceOf(reading, line),
    net: reading.requiredDecimal(reading.decimal(net), 'the amount of a line', line),
    taxes: (settlement?.all('ram:ApplicableTradeTax') ?? []).map((tax) => taxOf(reading, tax)),
    allowanceCharges: allowanceChargesOf(reading, settlement),
  };
}

function totalsOf(reading: XmlReading, monetary: XmlElement, currency: string | null): InvoiceTotals {
  const amount = (name: string) => reading.decimal(monetary.first(`ram:${name}`));
  // The sum may be repeated in the currency of the seller's accounts.
  const taxes = monetary.all('ram:TaxTotalAmount');
  const tax = taxes.find((total) => total.attribute('currencyID') === currency) ?? taxes[0];
  return {
    lineNet: amount('LineTotalAmount'),
    allowance: amount('AllowanceTotalAmount'),
    charge: amount('ChargeTotalAmount'),
    taxExclusive: amount('TaxBasisTotalAmount'),
    tax: reading.decimal(tax),
    taxInclusive: amount('GrandTotalAmount'),
    prepaid: amount('TotalPrepaidAmount'),
    rounding: amount('RoundingAmount'),
    payable: reading.requiredDecimal(
      amount('DuePayableAmount'),
      'the amount to be paid (ram:DuePayableAmount)',
      monetary,
    ),
  };
}
