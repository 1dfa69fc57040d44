import type { PrimGeriAlindi, PrimHakedildi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { Conversion } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

type Commission = PrimHakedildi['data'] | PrimGeriAlindi['data'];

/** A commission that was earned: 760 takes it; 335 gives what is owed to the employee and 360 the income tax. */
export function earnedCommissionPostings(commission: Commission): Posting[] {
  const { amount, net, tax } = valuesOf(commission);
  return [
    debit(glAccounts.sellingExpenses, amount),
    credit(glAccounts.owedToPersonnel, net),
    ...(tax.document.isZero ? [] : [credit(glAccounts.taxesPayable, tax)]),
  ];
}

/** A commission that was taken back: the same with sides swapped. */
export function reversedCommissionPostings(commission: Commission): Posting[] {
  const { amount, net, tax } = valuesOf(commission);
  return [
    debit(glAccounts.owedToPersonnel, net),
    ...(tax.document.isZero ? [] : [debit(glAccounts.taxesPayable, tax)]),
    credit(glAccounts.sellingExpenses, amount),
  ];
}

function valuesOf({ amount, net, tax, currency }: Commission) {
  const conversion = Conversion.of({ currency });
  const value = (text: string) => conversion.value(Money.of(text, currency));
  return { amount: value(amount), net: value(net), tax: value(tax) };
}
