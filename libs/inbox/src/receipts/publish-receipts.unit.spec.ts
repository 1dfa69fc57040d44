import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '@kervan/contracts';
import { sizeOf, splitBySize } from './publish-receipts.js';

const delivery = (eventId: string): Delivery => ({
  eventId,
  eventType: 'erp.sales.SiparisOnaylandi.v1',
  key: 'SIP-1',
  offset: 0,
  outcome: 'handled',
  attempt: 1,
  durationMs: 1,
  fingerprint: null,
  touched: [],
});

describe('splitBySize', () => {
  const size = sizeOf(delivery('1'));

  it('keeps parts within the limit and the order of the deliveries', () => {
    const parts = splitBySize(['1', '2', '3', '4', '5'].map(delivery), 2 * size);

    expect(parts.map((part) => part.map(({ eventId }) => eventId))).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it('sends a delivery above the limit alone', () => {
    expect(splitBySize(['1', '2'].map(delivery), size - 1)).toHaveLength(2);
  });

  it('takes a delivery for no smaller than it is', () => {
    const touched = Array.from({ length: 20 }, () => ({
      table: 'voucher',
      key: 'V-1',
      before: 10_000,
      after: 10_001,
    }));
    const recorded = {
      ...delivery('1'),
      touched,
      eventTime: '2026-03-02T08:15:04.118000+03:00',
      fingerprint: 'HANDLER_FAILED:0123456789ab',
      durationMs: 12.345,
    };

    expect(sizeOf(recorded)).toBeGreaterThanOrEqual(JSON.stringify(recorded).length);
  });

  it('makes nothing of nothing', () => {
    expect(splitBySize([])).toEqual([]);
  });
});
