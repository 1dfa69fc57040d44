import { currency, day, decimal, identifier, invoiceType, KdvOfRate, PricedLine } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { documentDay } from '../documents/document-day.js';
import { impersonal } from '../identity/impersonal.schema.js';
import { invoiceStates } from './invoice-state.js';

export const NewInvoice = z
  .strictObject({
    /** An order whose invoice was cancelled. */
    orderNo: impersonal,
    /** Not before the cancelled invoice. Default: today in Europe/Istanbul. */
    issueDate: documentDay.optional(),
  })
  .meta({ id: 'NewInvoice' });
export type NewInvoice = z.output<typeof NewInvoice>;

const head = z.object({
  invoiceNo: identifier,
  /** Universal id of the e-Fatura. */
  ettn: z.uuid(),
  invoiceType,
  exemptionCode: identifier.nullable(),
  orderNo: identifier,
  accountNo: identifier,
  issueDate: day,
  dueDate: day,
  currency,
  /** TRY for one unit of the currency; null for TRY itself. */
  fxRate: decimal.nullable(),
  net: decimal,
  kdv: decimal,
  gross: decimal,
  withholdingTenths: z.int().nullable(),
  /** KDV that the buyer pays to the tax office. */
  withheldKdv: decimal.nullable(),
  payable: decimal,
  /** Payable - matched payments - returns; negative after a return of what was paid. */
  openAmount: decimal,
  state: z.literal(invoiceStates),
  version: z.int(),
});

export const InvoiceHeadView = head.meta({ id: 'InvoiceHead' });
export type InvoiceHeadView = z.output<typeof InvoiceHeadView>;

export const InvoiceView = head
  .extend({ lines: z.array(PricedLine), kdvSummary: z.array(KdvOfRate) })
  .meta({ id: 'Invoice' });
export type InvoiceView = z.output<typeof InvoiceView>;

export const InvoicePage = pageOf(InvoiceHeadView, 'InvoicePage');
export type InvoicePage = z.output<typeof InvoicePage>;

export const InvoiceQuery = pageRequest.extend({
  accountNo: identifier.optional(),
  /** `true`: only those that something is to be paid of. */
  open: z.literal('true').optional(),
});
export type InvoiceQuery = z.output<typeof InvoiceQuery>;
