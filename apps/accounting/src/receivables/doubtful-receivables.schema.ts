import { amount, currency, day, decimal, identifier, LEDGER_CURRENCY } from '@kervan/contracts';
import { exponentOf } from '@kervan/money';
import { pageOf } from '@kervan/service';
import { z } from 'zod';

/** Nothing is compared with text that is no amount. */
const money = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,4})?$/, { abort: true, message: 'must be an amount of zero or more, as text' });

const hasDecimals = (text: string, most: number): boolean => (text.split('.')[1]?.length ?? 0) <= most;

/** What is declared doubtful. */
export const NewDoubtfulReceivable = z
  .object({
    accountNo: identifier,
    currency,
    /** Above zero, in `currency`; at most what the account owes. */
    amount: money.refine((text) => /[1-9]/.test(text), 'must be above zero'),
    /** TRY for one unit of `currency`, for other currencies than TRY alone. */
    fxRate: z
      .string()
      .regex(/^(?=.*[1-9])\d{1,6}(\.\d{1,6})?$/, 'must be a rate above zero, as text')
      .optional(),
    /** What is set aside for its loss, in `currency`; at most the amount. */
    provision: money.default('0'),
    /** Default: today in Europe/Istanbul. */
    date: day.optional(),
  })
  .refine(({ currency: code, fxRate }) => (fxRate === undefined) === (code === LEDGER_CURRENCY), {
    path: ['fxRate'],
    message: 'must be given for other currencies than TRY, and for those alone',
  })
  .refine(
    (given) => [given.amount, given.provision].every((text) => hasDecimals(text, exponentOf(given.currency))),
    {
      path: ['amount'],
      message: 'must have at most the decimals of the currency, as must the provision',
    },
  )
  .refine((given) => minor(given.provision) <= minor(given.amount), {
    path: ['provision'],
    message: 'must not be more than the amount',
  })
  .meta({ id: 'NewDoubtfulReceivable' });
export type NewDoubtfulReceivable = z.output<typeof NewDoubtfulReceivable>;

/** Of an amount with up to 4 decimals. */
function minor(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
}

export const DoubtfulReceivableView = z
  .object({
    documentNo: identifier,
    voucherNo: z.string(),
    accountNo: identifier,
    date: day,
    currency,
    fxRate: decimal.nullable(),
    amount,
    provision: amount,
    /** It never changes. */
    version: z.int(),
  })
  .meta({ id: 'DoubtfulReceivable' });
export type DoubtfulReceivableView = z.output<typeof DoubtfulReceivableView>;

export const DoubtfulReceivablePage = pageOf(DoubtfulReceivableView, 'DoubtfulReceivablePage');
