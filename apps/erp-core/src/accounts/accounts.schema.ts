import { currency, decimal, identifier } from '@kervan/contracts';
import { z } from 'zod';

const LARGEST_BATCH = 1000;

/** Amount that is not negative, decimal text. */
const positive = decimal.refine((text) => !text.startsWith('-'), 'must not be negative');

export const NewAccount = z.object({
  accountNo: identifier,
  segment: identifier,
  currency,
  creditLimit: positive,
});

export const AccountBatch = z
  .object({
    accounts: z
      .array(NewAccount)
      .min(1)
      .max(LARGEST_BATCH)
      .refine((accounts) => new Set(accounts.map(({ accountNo }) => accountNo)).size === accounts.length, {
        message: 'must name each account once',
      }),
  })
  .meta({ id: 'AccountBatch' });
export type AccountBatch = z.output<typeof AccountBatch>;

export const AccountView = z
  .object({
    accountNo: identifier,
    segment: identifier,
    currency,
    creditLimit: decimal,
    /** Of the credit limit alone, from 1 on. */
    limitVersion: z.int(),
    balance: decimal,
    openOrderAmount: decimal,
    /** Credit limit - balance - open orders. */
    availableCredit: decimal,
    state: z.literal(['ACTIVE', 'CLOSED']),
    version: z.int(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.output<typeof AccountView>;
