import { Money } from '@kervan/money';
import type { Valued } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

/**
 * What is won (646) or lost (656) where the same amount of a document is worth more or less than the ledger had it with.
 * There is nothing of it in the document's currency.
 *
 * @param now what the amount is worth today.
 * @param booked what the ledger has it with.
 */
export function exchangeDifference(now: Valued, booked: Valued): Posting[] {
  const none = Money.zero(now.document.currency);
  const won = now.lira.minus(booked.lira);
  if (won.isZero) return [];
  return won.isNegative
    ? [debit(glAccounts.exchangeLosses, { document: none, lira: won.negated() })]
    : [credit(glAccounts.exchangeGains, { document: none, lira: won })];
}
