import { KervanError } from '@kervan/contracts';

/** Accounts of the Tek Duzen Hesap Plani that order-to-cash posts to. */
export const glAccounts = {
  cash: '100',
  cheques: '101',
  banks: '102',
  receivables: '120',
  doubtfulReceivables: '128',
  provisionForDoubtful: '129',
  merchandise: '153',
  deductibleKdv: '191',
  countShortages: '197',
  owedToPersonnel: '335',
  advances: '340',
  taxesPayable: '360',
  countSurpluses: '397',
  capital: '500',
  domesticSales: '600',
  exportSales: '601',
  salesReturns: '610',
  costOfGoodsSold: '621',
  releasedProvisions: '644',
  exchangeGains: '646',
  provisionExpense: '654',
  exchangeLosses: '656',
  sellingExpenses: '760',
} as const;

/** Sub-accounts of 391 Hesaplanan KDV by rate in percent; 18 and 8 are the rates until July 2023. */
const calculatedKdv: ReadonlyMap<string, string> = new Map([
  ['20', '391001'],
  ['10', '391002'],
  ['1', '391003'],
  ['18', '391004'],
  ['8', '391005'],
]);

/** @throws KervanError GL_ACCOUNT_NOT_FOUND naming the rate. */
export function calculatedKdvAccount(rate: string): string {
  const account = calculatedKdv.get(rate);
  if (account === undefined)
    throw new KervanError('GL_ACCOUNT_NOT_FOUND', `391 has no sub-account for KDV ${rate} %`);
  return account;
}
