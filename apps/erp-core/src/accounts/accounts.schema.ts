import { currency, decimal, identifier } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';
import { impersonal } from '../identity/impersonal.schema.js';
import { AccountIdentityView, NewAccountIdentity } from './account-identity.schema.js';

const LARGEST_BATCH = 1000;

const status = z.literal(['ACTIVE', 'CLOSED']);

/** Amount that is not negative, decimal text; up to 12 digits before the point, so that what is left of it fits too. */
const positive = decimal.regex(/^\d{1,12}(\.|$)/, 'must have 1 to 12 digits before the point and no sign');

const AccountToOpen = z.object({
  accountNo: impersonal,
  segment: impersonal,
  currency,
  creditLimit: positive,
});

export const NewAccount = AccountToOpen.extend({
  identity: NewAccountIdentity.nullable().default(null),
}).meta({
  id: 'NewAccount',
});
export type NewAccount = z.output<typeof NewAccount>;

export const AccountBatch = z
  .object({
    accounts: z
      .array(AccountToOpen)
      .min(1)
      .max(LARGEST_BATCH)
      .refine((accounts) => eachOnce(accounts, ({ accountNo }) => accountNo), 'must name each account once'),
  })
  .meta({ id: 'AccountBatch' });
export type AccountBatch = z.output<typeof AccountBatch>;

/** What is absent stays as it is. */
export const AccountChange = z
  .object({
    segment: impersonal.optional(),
    status: status.optional(),
    /** Replaces all of it; null: nothing is kept any more. */
    identity: NewAccountIdentity.nullable().optional(),
  })
  .meta({ id: 'AccountChange' });
export type AccountChange = z.output<typeof AccountChange>;

export const CreditLimit = z.object({ creditLimit: positive }).meta({ id: 'CreditLimit' });
export type CreditLimit = z.output<typeof CreditLimit>;

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
    /** Paid, but for no invoice yet: no credit. */
    advances: decimal,
    /** Credit limit - balance - open orders. */
    availableCredit: decimal,
    status,
    version: z.int(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.output<typeof AccountView>;

export const IdentifiedAccountView = AccountView.extend({ identity: AccountIdentityView.nullable() }).meta({
  id: 'IdentifiedAccount',
});
export type IdentifiedAccountView = z.output<typeof IdentifiedAccountView>;

export const accountPageRequest = pageRequest.extend({
  segment: identifier.optional(),
  status: status.optional(),
});
export type AccountPageRequest = z.output<typeof accountPageRequest>;

export const AccountPage = pageOf(AccountView, 'AccountPage');
export type AccountPage = z.output<typeof AccountPage>;
