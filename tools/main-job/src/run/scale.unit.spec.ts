import { describe, expect, it } from '@jest/globals';
import { parseScale } from './scale.js';

describe('--scale', () => {
  it('leaves one process of what it does not name', () => {
    expect(parseScale([])).toEqual({ 'erp-core': 1, warehouse: 1, accounting: 1 });
  });

  it('is read from lists and from several of it', () => {
    expect(parseScale(['warehouse=2,erp-core=3', 'accounting=12'])).toEqual({
      'erp-core': 3,
      warehouse: 2,
      accounting: 12,
    });
  });

  it.each(['warehouse', 'warehouse=0', 'warehouse=two', 'legacy-gateway=2', ''])('refuses "%s"', (text) => {
    expect(parseScale([text])).toBe(`${text} is not one of erp-core=<n>, warehouse=<n>, accounting=<n>`);
  });
});
