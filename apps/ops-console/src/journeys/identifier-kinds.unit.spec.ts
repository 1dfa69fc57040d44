import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './identifier-kinds.js';

const any = ['order', 'invoice', 'account', 'wo', 'event', 'corr'];

describe('kindsOf', () => {
  it.each([
    ['an order number', 'SIP-2026-1', any],
    ['a UUID', '0198f0a0-0000-7000-8000-000000000001', any],
    ['a trace id', '4BF92F3577B34DA6A3CE929D0E0E4736', [...any, 'trace']],
    ['a place on the broker', 'erp.sales.order/2@41', [...any, 'offset']],
    ['a path that climbs', '../../etc/passwd', any],
    ['a place with more digits than an offset has', 'erp.sales.order/2@1234567890123456', any],
  ])('takes %s for what it may be', (_, text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });
});
