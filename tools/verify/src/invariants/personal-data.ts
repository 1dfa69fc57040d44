import { invariantCheck } from './invariant-check.js';

/** I20: no event on the broker carries a TCKN, IBAN, e-mail address, phone number or the name of a customer or employee. */
export const personalData = invariantCheck({
  id: 'I20',
  needs: ['erp-core'],
  compare: (_, { personal: { searched, names, found } }) =>
    Promise.resolve({
      compared: `${searched} events without TCKN, IBAN, e-mail, phone or any of ${names} names`,
      faults: found,
    }),
});
