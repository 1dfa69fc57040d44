import { Money } from '@kervan/money';
import type { Clearing } from '../cleared-items.js';
import { DoubtfulPart } from '../doubtful-part.js';

/** An amount of an item of which nothing is doubtful. */
export const clearing = (amount: Money, differing: Partial<Clearing> = {}): Clearing => ({
  amount,
  doubtful: DoubtfulPart.none(amount.currency),
  clearedBefore: Money.zero(amount.currency),
  ...differing,
});

/** What is doubtful in TRY, and what of it is set aside. */
export const doubtfulLira = (receivable: string, provision: string): DoubtfulPart =>
  new DoubtfulPart(valued(receivable), valued(provision));

const valued = (text: string) => ({ document: Money.of(text, 'TRY'), lira: Money.of(text, 'TRY') });
