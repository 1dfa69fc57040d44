import { eachLine, type GeneratedFile } from './generated-file.js';

const schema = 'urn:oasis:names:specification:ubl:schema:xsd:';
const header = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
const tax = (amount: string, taxable: string) =>
  `<cac:TaxTotal><cbc:TaxAmount currencyID="TRY">${amount}</cbc:TaxAmount><cac:TaxSubtotal>` +
  `<cbc:TaxableAmount currencyID="TRY">${taxable}</cbc:TaxableAmount><cbc:TaxAmount currencyID="TRY">${amount}</cbc:TaxAmount>` +
  `<cbc:Percent>20</cbc:Percent><cac:TaxCategory><cac:TaxScheme><cbc:Name>KDV</cbc:Name><cbc:TaxTypeCode>0015</cbc:TaxTypeCode></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`;
const party = (role: string, taxNo: string) =>
  `<cac:${role}><cac:Party><cac:PartyIdentification><cbc:ID schemeID="VKN">${taxNo}</cbc:ID></cac:PartyIdentification></cac:Party></cac:${role}>`;

/** e-Fatura invoices in one envelope, with Turkish letters. */
export const generatedUbl: GeneratedFile = {
  opening: `<?xml version="1.0" encoding="UTF-8"?><sh:StandardBusinessDocument xmlns:sh="${header}">`,
  document: (number) =>
    `<Invoice xmlns="${schema}Invoice-2" xmlns:cac="${schema}CommonAggregateComponents-2" xmlns:cbc="${schema}CommonBasicComponents-2">` +
    `<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>TR1.2</cbc:CustomizationID><cbc:ProfileID>TEMELFATURA</cbc:ProfileID>` +
    `<cbc:ID>KRV${2_024_000_000_000 + number}</cbc:ID><cbc:IssueDate>2024-03-18</cbc:IssueDate><cbc:InvoiceTypeCode>SATIS</cbc:InvoiceTypeCode>` +
    `<cbc:DocumentCurrencyCode>TRY</cbc:DocumentCurrencyCode>` +
    party('AccountingSupplierParty', '1234567890') +
    party('AccountingCustomerParty', '9876543210') +
    tax('502.00', '2510.00') +
    `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="TRY">2510.00</cbc:LineExtensionAmount>` +
    `<cbc:TaxExclusiveAmount currencyID="TRY">2510.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="TRY">3012.00</cbc:TaxInclusiveAmount>` +
    `<cbc:PayableAmount currencyID="TRY">3012.00</cbc:PayableAmount></cac:LegalMonetaryTotal>` +
    eachLine(
      (at) =>
        `<cac:InvoiceLine><cbc:ID>${at + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>` +
        `<cbc:LineExtensionAmount currencyID="TRY">125.50</cbc:LineExtensionAmount>${tax('25.10', '125.50')}` +
        `<cac:Item><cbc:Name>Çaydanlık, ${at} ölçü</cbc:Name><cac:SellersItemIdentification><cbc:ID>SKU${at}</cbc:ID></cac:SellersItemIdentification></cac:Item>` +
        `<cac:Price><cbc:PriceAmount currencyID="TRY">12.55</cbc:PriceAmount></cac:Price></cac:InvoiceLine>\n`,
    ) +
    '</Invoice>\n',
  closing: () => '</sh:StandardBusinessDocument>',
};
