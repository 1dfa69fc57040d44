import { KervanError } from '@kervan/contracts';

/** Accounts of the Tek Duzen Hesap Plani that trade posts to. */
export const glAccounts = {
  receivables: '120',
  merchandise: '153',
  deductibleKdv: '191',
  countShortages: '197',
  countSurpluses: '397',
  capital: '500',
  domesticSales: '600',
  salesReturns: '610',
  costOfGoodsSold: '621',
} as const;

/** Sub-accounts of 391 Hesaplanan KDV by rate in percent. */
const calculatedKdv: ReadonlyMap<string, string> = new Map([
  ['20', '391001'],
  ['10', '391002'],
  ['1', '391003'],
]);

/** @throws KervanError GL_ACCOUNT_NOT_FOUND naming the rate. */
export function calculatedKdvAccount(rate: string): string {
  const account = calculatedKdv.get(rate);
  if (account === undefined)
    throw new KervanError('GL_ACCOUNT_NOT_FOUND', `391 has no sub-account for KDV ${rate} %`);
  return account;
}
