import { describe, expect, it } from '@jest/globals';
import { RENEW_MS, untilRenewalMs } from './lease-times.js';

describe('untilRenewalMs', () => {
  it('is the usual interval while the others renew, or hold nothing', () => {
    expect(untilRenewalMs(2_100)).toBe(RENEW_MS);
    expect(untilRenewalMs(null)).toBe(RENEW_MS);
  });

  it('ends just after a lease that nobody renews', () => {
    expect(untilRenewalMs(120.4)).toBe(122);
  });
});
