import { currency, day, decimal, identifier, paymentMethod, positiveDecimal } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';
import { iban } from '../identity/identity.schema.js';
import { impersonal } from '../identity/impersonal.schema.js';
import { documentDay } from '../documents/document-day.js';
import { workItemReasons } from './work-item.entity.js';

const MOST_INVOICES = 200;

const invoices = z
  .array(
    z.strictObject({
      invoiceNo: impersonal,
      /** Default: all that is open of the invoice, as far as the payment goes. */
      amount: positiveDecimal.optional(),
    }),
  )
  .max(MOST_INVOICES)
  .refine((named) => eachOnce(named, ({ invoiceNo }) => invoiceNo), 'must name each invoice once');

/** Balances are sums of documents, and are to stay amounts, too. */
const paymentAmount = positiveDecimal.refine(
  (text) => /^\d{1,12}(\.|$)/.test(text),
  'must have at most 12 digits before the point',
);

export const NewPayment = z
  .strictObject({
    accountNo: impersonal,
    /** Default: today in Europe/Istanbul. */
    paymentDate: documentDay.optional(),
    method: paymentMethod,
    currency,
    amount: paymentAmount,
    /**
     * What the customer says it is for; what it does not settle is an advance. Default: the open invoices of the
     * account, the one that is due first before the others. Empty: nothing, all of it is an advance.
     */
    invoices: invoices.optional(),
    /** Personal data: shown by this API alone. */
    payerIban: iban.optional(),
  })
  .meta({ id: 'NewPayment' });
export type NewPayment = z.output<typeof NewPayment>;

export const NewMatches = z
  .strictObject({
    invoices: invoices.min(1),
    /** Default: today in Europe/Istanbul. That of the payment or of an invoice where it is later. */
    matchDate: documentDay.optional(),
  })
  .meta({ id: 'NewMatches' });
export type NewMatches = z.output<typeof NewMatches>;

const head = z.object({
  paymentNo: identifier,
  accountNo: identifier,
  paymentDate: day,
  method: paymentMethod,
  currency,
  /** TRY for one unit of the currency; null for TRY itself. */
  fxRate: decimal.nullable(),
  amount: decimal,
  /** What is matched to no invoice: an advance of the customer. */
  unmatched: decimal,
  version: z.int(),
});

export const PaymentHeadView = head.meta({ id: 'PaymentHead' });
export type PaymentHeadView = z.output<typeof PaymentHeadView>;

export const PaymentView = head
  .extend({
    payerIban: z.string().nullable(),
    matches: z.array(z.object({ invoiceNo: identifier, amount: decimal, matchDate: day })),
  })
  .meta({ id: 'Payment' });
export type PaymentView = z.output<typeof PaymentView>;

export const PaymentPage = pageOf(PaymentHeadView, 'PaymentPage');
export type PaymentPage = z.output<typeof PaymentPage>;

export const PaymentQuery = pageRequest.extend({ accountNo: identifier.optional() });
export type PaymentQuery = z.output<typeof PaymentQuery>;

export const WorkItemView = z
  .object({
    workItemNo: identifier,
    reason: z.literal(workItemReasons),
    paymentNo: identifier,
    /** As the payment names it. */
    invoiceNo: identifier,
    /** Meant for the invoice; null when no amount was said. */
    amount: decimal.nullable(),
    state: z.literal(['OPEN', 'DONE']),
    version: z.int(),
  })
  .meta({ id: 'WorkItem' });
export type WorkItemView = z.output<typeof WorkItemView>;

export const WorkItemPage = pageOf(WorkItemView, 'WorkItemPage');
export type WorkItemPage = z.output<typeof WorkItemPage>;

export const WorkItemQuery = pageRequest.extend({ state: z.literal(['OPEN', 'DONE']).optional() });
export type WorkItemQuery = z.output<typeof WorkItemQuery>;
