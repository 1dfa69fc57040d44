import { isoScheme } from '../../canonical/in-order.js';

/*
 * Qualifiers of ASC X12 (004010 and about) and what of a document they say. Where several may say it, the first one that
 * is there does.
 */

/** I05: qualifiers of an interchange's sender and receiver. */
export const correspondentSchemes: ReadonlyMap<string, string> = new Map([['01', isoScheme.duns]]);

/** 98. Who gets the payment (RE, RI) may be a bank, and where goods go (ST) is not who ordered them. */
export const partyRoles = { seller: ['SE', 'VN', 'SU', 'SH', 'SF'], buyer: ['BY', 'BT', 'SO', 'OB'] };

/** 66 */
export const idSchemes: ReadonlyMap<string, string> = new Map([
  ['1', isoScheme.duns],
  ['UL', isoScheme.gln],
]);

/** 128 */
export const taxNumbers = ['VX', 'TJ', 'GT'];

/** 235 */
export const itemIds = {
  sellers: ['VN', 'VP', 'VC', 'VA'],
  buyers: ['BP', 'IN', 'CB'],
  gtin: ['UK', 'EN', 'UP', 'UA', 'UI', 'UG'],
  /** Standard numbers of other lists. */
  others: ['IB'],
};

/** 374 */
export const deliveryDays = ['002', '067', '068', '069', '074'];

/** 639: prices that are not for one unit. */
export const priceBases: ReadonlyMap<string, string> = new Map([
  ['HP', '100'],
  ['TP', '1000'],
]);

/** 353: what the set says is to be undone. */
export const withdrawals = ['01', '03'];

/** 640: types that are a credit note (UNTDID 1001: 381); others are an invoice (380). */
export const creditTypes = ['CN', 'CR'];

/** 522: total of the lines. */
export const lineTotals = ['1', 'TT'];

/** 1300: a tax, told as a charge. */
export const taxCharges = ['H850'];
