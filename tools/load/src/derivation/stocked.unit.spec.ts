import { describe, expect, it } from '@jest/globals';
import { isStocked } from './stocked.js';

describe('isStocked', () => {
  it.each(['POST', 'M', 'm', 'BANK CHARGES', 'gift_0001_20'])('knows %s as a service or voucher', (sku) => {
    expect(isStocked(sku)).toBe(false);
  });

  it.each(['85123A', '85123a', 'DCGS0076', 'POSTCARD', 'post', 's'])('takes %s for goods', (sku) => {
    expect(isStocked(sku)).toBe(true);
  });
});
