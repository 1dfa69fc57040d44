import type { FaturaKesildi } from '@kervan/contracts';
import { kdvOfRates, Money } from '@kervan/money';
import { Conversion, rest } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { calculatedKdvAccount, glAccounts } from './gl-accounts.js';

/**
 * A sale: 120 takes what the customer owes, 391 gives the seller's share of the KDV of each rate, 600 the net; an invoice
 * exempt from KDV (export) gives it to 601. Each line is rounded to kurus at the document's rate; sales take the rest, so
 * that the voucher balances exactly.
 *
 * @throws KervanError GL_ACCOUNT_NOT_FOUND, FX_RATE_NOT_FOUND
 */
export function salesInvoicePostings(invoice: FaturaKesildi['data']): Posting[] {
  const { invoiceNo, accountNo, dueDate, currency, net, payable } = invoice;
  const conversion = Conversion.of(invoice);
  const receivable = conversion.value(Money.of(payable, currency));
  const kdv = kdvOfRates(invoice)
    .filter(({ own }) => !own.isZero)
    .map(({ rate, own }) => ({ rate, amount: conversion.value(own) }));
  const taxes = kdv.map(({ amount }) => amount);
  const sales = invoice.invoiceType === 'ISTISNA' ? glAccounts.exportSales : glAccounts.domesticSales;
  return [
    debit(glAccounts.receivables, receivable, { accountNo, itemNo: invoiceNo, dueDate }),
    credit(sales, rest(receivable, taxes, Money.of(net, currency))),
    ...kdv.map(({ rate, amount }) => credit(calculatedKdvAccount(rate), amount)),
  ];
}
