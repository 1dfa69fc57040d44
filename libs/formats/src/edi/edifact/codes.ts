import { isoScheme } from '../../canonical/in-order.js';

/*
 * Qualifiers of the UN/EDIFACT directories and what of a document they say. Where several may say it, the first one
 * that is there does.
 */

/** Message type by document name code (1001), for messages without UNH. */
export const bareTypes: ReadonlyMap<string, string> = new Map([
  ['220', 'ORDERS'],
  ['221', 'ORDERS'],
  ['224', 'ORDERS'],
  ['82', 'INVOIC'],
  ['325', 'INVOIC'],
  ['380', 'INVOIC'],
  ['381', 'INVOIC'],
  ['383', 'INVOIC'],
  ['384', 'INVOIC'],
  ['386', 'INVOIC'],
  ['389', 'INVOIC'],
  ['351', 'DESADV'],
]);

/** 3035 */
export const partyRoles = { seller: ['SE', 'SU', 'SF', 'CZ'], buyer: ['BY', 'OB', 'IV', 'UD', 'CN'] };

/** 3055: agencies whose ids are of a list of ISO 6523. */
export const agencySchemes: ReadonlyMap<string, string> = new Map([
  ['9', isoScheme.gln],
  ['16', isoScheme.duns],
]);

/** 0007: qualifiers of an interchange's sender and receiver. */
export const correspondentSchemes: ReadonlyMap<string, string> = new Map([
  ['1', isoScheme.duns],
  ['14', isoScheme.gln],
]);

/** 1153 */
export const references = {
  taxId: ['VA', 'FC'],
  registration: ['GN', 'XA'],
  order: ['ON'],
  orderLine: ['LI'],
};

/** 7143 */
export const itemIds = {
  sellers: ['SA', 'VN', 'VP'],
  buyers: ['IN', 'BP'],
  gtin: ['SRV', 'EN', 'EAN', 'UP', 'UA'],
  /** Standard numbers of other lists. */
  others: ['IB', 'IS'],
};

/** 7077 */
export const nameKinds = ['F', 'E', 'C', 'B'];

/** 2005 */
export const days = {
  orderIssue: ['137', '4'],
  invoiceIssue: ['137', '3'],
  despatchIssue: ['137', '11', '97'],
  delivery: ['2', '69', '358', '359'],
  due: ['13'],
};

/** 2379: how many digits of a date or period say its first day. */
export const daySizes: ReadonlyMap<string, number> = new Map([
  ['101', 6],
  ['102', 8],
  ['201', 6],
  ['202', 6],
  ['203', 8],
  ['204', 8],
  ['205', 8],
  ['303', 8],
  ['304', 8],
  ['718', 8],
  ['719', 8],
]);

/** 6063 */
export const quantities = {
  ordered: ['21', '1'],
  invoiced: ['47', '21', '1'],
  despatched: ['12', '21', '1'],
};

/** 5125 */
export const prices = ['AAA', 'INV', 'AAE', 'AAB', 'CAL'];

/** 6347 */
export const currencyUsages = ['2', '1', '4', '3'];

/** 1225: what the message says is to be undone. */
export const withdrawals = ['1', '3'];

/** 5025 */
export const amounts = {
  lineNet: ['203', '66', '38'],
  allowanceOrCharge: ['204', '23', '8', '131'],
  taxable: ['125'],
  tax: ['124'],
  totals: {
    lineNet: ['79'],
    allowance: ['260'],
    charge: ['259'],
    taxExclusive: ['389', '125'],
    tax: ['176', '124'],
    taxInclusive: ['388'],
    prepaid: ['113'],
    payable: ['9', '86', '77', '39', '128', '388'],
  },
};

/** 5283: a tax, not a duty or a fee. */
export const isTax = '7';

/** 6069 */
export const controls = { quantities: '1', lines: '2' };
