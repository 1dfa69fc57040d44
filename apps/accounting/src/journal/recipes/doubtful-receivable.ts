import type { AlacakSupheliHaleGeldi } from '@kervan/contracts';
import { Money, Quantity } from '@kervan/money';
import { Conversion, type Valued } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { exchangeDifference } from './exchange-difference.js';
import { glAccounts } from './gl-accounts.js';

/** Part of an open item that becomes doubtful, with what 120 has it booked with. */
export interface DoubtfulItem {
  readonly itemNo: string;
  readonly booked: Valued;
}

/**
 * A receivable that became doubtful, item by item: 128 takes it at the rate of its day, 120 gives it with what it was
 * booked with, the difference goes to 646 or 656. 654 takes and 129 gives what is set aside for its loss, each item's part
 * of it in proportion.
 *
 * @param items parts that sum up to the amount.
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function doubtfulReceivablePostings(
  receivable: AlacakSupheliHaleGeldi['data'],
  items: readonly DoubtfulItem[],
): Posting[] {
  const { accountNo, currency } = receivable;
  const conversion = Conversion.of(receivable);
  const provision = Money.of(receivable.provision, currency);
  const whole = Quantity.of(receivable.amount);
  const provisionOf = (amount: Money) => Quantity.of(amount.toString()).shareOf(provision, whole);
  let before = Money.zero(currency);
  const parts = items.map(({ itemNo, booked }) => {
    const doubtful = conversion.next(before, booked.document);
    const provisionBefore = provisionOf(before);
    before = before.plus(booked.document);
    const setAside = conversion.next(provisionBefore, provisionOf(before).minus(provisionBefore));
    return { sub: { accountNo, itemNo }, booked, doubtful, setAside };
  });
  return [
    ...parts.flatMap(({ sub, booked, doubtful }) => [
      debit(glAccounts.doubtfulReceivables, doubtful, sub),
      credit(glAccounts.receivables, booked, sub),
      ...exchangeDifference(doubtful, booked),
    ]),
    ...(provision.isZero ? [] : [debit(glAccounts.provisionExpense, conversion.value(provision))]),
    ...parts
      .filter(({ setAside }) => !setAside.document.isZero)
      .map(({ sub, setAside }) => credit(glAccounts.provisionForDoubtful, setAside, sub)),
  ];
}
