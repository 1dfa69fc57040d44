import { describe, expect, it } from '@jest/globals';
import { invoice, order, VKN } from './canonical.mother.js';
import { DocumentRules } from './document-rules.js';
import { identityOf } from './identity-of.js';

const nobody = { taxId: null, ids: [], country: null };
const store = (id: string) => ({ ...nobody, ids: [{ scheme: '0088', id }] });
const rules = (other: object = {}) =>
  DocumentRules.parse({ takes: ['order'], account: { by: 'taxId' }, ...other });

describe('the number of a document', () => {
  it('is one of its seller, who is known by another id where there is no tax number', () => {
    expect(identityOf(invoice(), 'invoice', rules()).issuer).toBe('1234567890');
    const unnumbered = invoice({ seller: store('8690000000012') });
    expect(identityOf(unnumbered, 'invoice', rules()).issuer).toBe('0088:8690000000012');
  });

  it('is one of the seller that the source declares where the document names none', () => {
    const nameless = invoice({ seller: nobody });
    expect(identityOf(nameless, 'invoice', rules({ seller: 'TR 123 456 7890' })).issuer).toBe('1234567890');
    expect(identityOf(nameless, 'invoice', rules()).issuer).toBeNull();
  });

  it('of an order is one of the buyer where the source says so: two of them may give the same', () => {
    const numberedByBuyer = rules({ ordersNumberedBy: 'buyer' });
    expect(identityOf(order(), 'order', numberedByBuyer).issuer).toBe(VKN);
    const other = order({ buyer: store('8690000000029') });
    expect(identityOf(other, 'order', numberedByBuyer).issuer).toBe('0088:8690000000029');
    expect(identityOf(other, 'order', rules()).issuer).toBe('1234567890');
  });
});
