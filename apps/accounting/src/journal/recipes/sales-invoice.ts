import type { FaturaKesildi } from '@kervan/contracts';
import { Money, withheldKdv } from '@kervan/money';
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
  const kdv = sellersKdv(invoice).map((of) => ({ rate: of.rate, amount: conversion.value(of.amount) }));
  const taxes = kdv.map(({ amount }) => amount);
  const sales = invoice.invoiceType === 'ISTISNA' ? glAccounts.exportSales : glAccounts.domesticSales;
  return [
    debit(glAccounts.receivables, receivable, { accountNo, itemNo: invoiceNo, dueDate }),
    credit(sales, rest(receivable, taxes, Money.of(net, currency))),
    ...kdv.map(({ rate, amount }) => credit(calculatedKdvAccount(rate), amount)),
  ];
}

/**
 * KDV of each rate without what the buyer withholds (tevkifat), and without rates that leave none. What is withheld is
 * rounded once for the document: each rate takes what the withheld part of the sum grows by.
 */
function sellersKdv({ currency, kdvSummary, withholding }: FaturaKesildi['data']) {
  const withheld = (kdv: Money) =>
    withholding ? withheldKdv(kdv, withholding.tenths) : Money.zero(currency);
  let sum = Money.zero(currency);
  return kdvSummary
    .map(({ rate, kdv }) => {
      const before = sum;
      sum = sum.plus(Money.of(kdv, currency));
      return { rate, amount: sum.minus(withheld(sum)).minus(before.minus(withheld(before))) };
    })
    .filter(({ amount }) => !amount.isZero);
}
