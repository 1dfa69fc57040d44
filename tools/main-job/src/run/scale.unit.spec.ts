import { describe, expect, it } from '@jest/globals';
import { parseScale } from './scale.js';

const one = {
  'erp-core': 1,
  warehouse: 1,
  accounting: 1,
  'legacy-gateway': 1,
  ecommerce: 1,
  crm: 1,
  reporting: 1,
  hr: 1,
};

describe('--scale', () => {
  it('leaves one process of what it does not name', () => {
    expect(parseScale([])).toEqual(one);
  });

  it('is read from lists and from several of it', () => {
    expect(parseScale(['warehouse=2,erp-core=3', 'accounting=12', 'crm=2'])).toEqual({
      ...one,
      'erp-core': 3,
      warehouse: 2,
      accounting: 12,
      crm: 2,
    });
  });

  it.each(['warehouse', 'warehouse=0', 'warehouse=two', 'ops-console=2', ''])('refuses "%s"', (text) => {
    expect(parseScale([text])).toBe(
      `${text} is not one of erp-core=<n>, warehouse=<n>, accounting=<n>, legacy-gateway=<n>, ecommerce=<n>, crm=<n>, reporting=<n>, hr=<n>`,
    );
  });
});
