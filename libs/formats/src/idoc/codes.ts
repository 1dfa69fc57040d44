/*
 * Qualifiers of SAP's basic types and what of a document they say. Where several may say it, the first one that is
 * there does.
 */

/** PARVW, PARTNER_Q */
export const partyRoles = { seller: ['LF', 'RS', 'OSO'], buyer: ['AG', 'RE', 'RG'] };

/** E1EDK02-QUALF */
export const documents = { order: ['001'], invoice: ['009'] };

/** E1EDK03-IDDAT */
export const days = { issue: ['012', '026', '022'], due: ['028'] };

/** E1EDT13-QUALF: goods issue. */
export const despatchDays = ['006'];

/** E1EDP19-QUALF */
export const itemIds = { buyers: ['001'], sellers: ['002'], gtin: ['003'] };

/** E1EDL41-QUALI: the customer's order. */
export const orderOfLine = ['001'];

/** E1ADRE1-EXTEND_Q: GLN of the own company, of the customer. */
export const glnExtensions = ['100', '302'];

/** E1EDP26-QUALF */
export const amounts = { lineNet: ['003'] };

/** E1EDS01-SUMID */
export const sums = { lines: ['001'], tax: ['005'], net: ['010'], gross: ['011'] };

/** E1EDK01-BSART as UNTDID 1001. */
export const typeCodes: ReadonlyMap<string, string> = new Map([
  ['INVO', '380'],
  ['CRME', '381'],
]);

/** E1EDK01-ACTION: what the message says is to be undone. */
export const withdrawals = ['003'];
