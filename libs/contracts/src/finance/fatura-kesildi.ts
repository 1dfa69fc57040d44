import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { uuid } from '../envelope/envelope.js';
import { amount, currency, day, fxRate, identifier } from '../fields.js';
import { PricedLine, totals } from '../sales/priced-line.js';

/** Types of e-Fatura we issue: sale, export or other exemption from KDV, KDV partly withheld by the buyer (tevkifat). */
export const invoiceType = z.literal(['SATIS', 'ISTISNA', 'TEVKIFAT']);
export type InvoiceType = z.output<typeof invoiceType>;

export const FaturaKesildi = defineEvent({
  type: 'erp.finance.FaturaKesildi.v1',
  topic: 'erp.finance.invoice',
  key: 'invoiceNo',
  summary: 'An invoice was issued to a customer account.',
  schema: z.object({
    /** Series, year and 9 digits without gap: `KRV2010000000001`. */
    invoiceNo: identifier,
    /** Universal id of the e-Fatura. */
    ettn: uuid,
    invoiceType,
    /** ISTISNA only: code of the exemption, `301` for the export of goods. */
    exemptionCode: identifier.optional(),
    orderNo: identifier,
    accountNo: identifier,
    issueDate: day,
    dueDate: day,
    currency,
    fxRate,
    lines: z.array(PricedLine).min(1),
    ...totals,
    /** TEVKIFAT only: the part of the KDV that the buyer pays to the tax office instead. */
    withholding: z.object({ tenths: z.int().min(1).max(10), kdv: amount }).optional(),
    /** What the customer owes for it: gross without what is withheld. */
    payable: amount,
  }),
});
export type FaturaKesildi = EventOf<typeof FaturaKesildi>;
