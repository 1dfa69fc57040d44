import type { DataOf, FaturaKesildi } from '@kervan/contracts';
import type { UblTrWriting } from '../destinations/writing.js';
import { amount, price, refuse } from './amounts.js';
import { kdvOfLines } from './kdv-of-lines.js';
import { taxTotal } from './kdv.js';
import { buyerParty, sellerParty } from './parties.js';
import { leaf, parent, type Xml } from './xml-text.js';

type Invoice = DataOf<typeof FaturaKesildi>;

const namespaces = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/**
 * An invoice as UBL-TR 1.2 has it, with everything that the event says and nothing that it does not.
 *
 * @throws KervanError RULE_VIOLATION for withheld KDV, whose code no event tells; FORMAT_ERROR for an amount of more than
 * 2 decimals; ENCODING_ERROR
 */
export function invoiceXml(invoice: Invoice, seller: UblTrWriting['seller']): string {
  const { currency, lines, exemptionCode } = invoice;
  if (invoice.withholding) refuse('withholding', 'the code of what is withheld is in no event');
  const kdv = kdvOfLines(invoice);
  const taxes = invoice.kdvSummary.map((part) => ({ ...part, exemptionCode }));
  const document = parent(
    'Invoice',
    [
      ...head(invoice),
      sellerParty(seller),
      buyerParty(invoice.accountNo),
      parent('cac:PaymentTerms', [leaf('cbc:PaymentDueDate', invoice.dueDate)]),
      ...exchangeRate(invoice),
      taxTotal(invoice.kdv, taxes, currency),
      monetaryTotal(invoice),
      ...lines.map((line, index) => invoiceLine(invoice, line, kdv[index] ?? '0')),
    ],
    namespaces,
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...document, ''].join('\n');
}

function head({
  invoiceNo,
  ettn,
  issueDate,
  invoiceType,
  currency,
  lines,
  orderNo,
}: Invoice): readonly Xml[] {
  return [
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', 'TR1.2'),
    leaf('cbc:ProfileID', 'TEMELFATURA'),
    leaf('cbc:ID', invoiceNo),
    leaf('cbc:CopyIndicator', 'false'),
    leaf('cbc:UUID', ettn),
    leaf('cbc:IssueDate', issueDate),
    leaf('cbc:InvoiceTypeCode', invoiceType),
    leaf('cbc:DocumentCurrencyCode', currency),
    leaf('cbc:LineCountNumeric', String(lines.length)),
    parent('cac:OrderReference', [leaf('cbc:ID', orderNo)]),
  ];
}

function exchangeRate({ currency, fxRate }: Invoice): readonly Xml[] {
  if (fxRate === undefined) return [];
  const rate = [
    leaf('cbc:SourceCurrencyCode', currency),
    leaf('cbc:TargetCurrencyCode', 'TRY'),
    leaf('cbc:CalculationRate', fxRate),
  ];
  return [parent('cac:PricingExchangeRate', rate)];
}

function monetaryTotal({ net, gross, payable, currency }: Invoice): Xml {
  return parent('cac:LegalMonetaryTotal', [
    amount('cbc:LineExtensionAmount', net, currency),
    amount('cbc:TaxExclusiveAmount', net, currency),
    amount('cbc:TaxInclusiveAmount', gross, currency),
    amount('cbc:PayableAmount', payable, currency),
  ]);
}

function invoiceLine({ currency, exemptionCode }: Invoice, line: Invoice['lines'][number], kdv: string): Xml {
  const { lineNo, sku, quantity, unit, unitPrice, kdvRate: rate, net } = line;
  return parent('cac:InvoiceLine', [
    leaf('cbc:ID', String(lineNo)),
    leaf('cbc:InvoicedQuantity', quantity, { unitCode: unit }),
    amount('cbc:LineExtensionAmount', net, currency),
    taxTotal(kdv, [{ base: net, kdv, rate, exemptionCode }], currency),
    // The name of a product is in no event.
    parent('cac:Item', [
      leaf('cbc:Name', sku),
      parent('cac:SellersItemIdentification', [leaf('cbc:ID', sku)]),
    ]),
    parent('cac:Price', [price('cbc:PriceAmount', unitPrice, currency)]),
  ]);
}
