import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '@kervan/contracts';
import { splitBySize } from './publish-receipts.js';

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
  const bytes = JSON.stringify(delivery('1')).length;

  it('keeps parts within the limit and the order of the deliveries', () => {
    const parts = splitBySize(['1', '2', '3', '4', '5'].map(delivery), 2 * bytes);

    expect(parts.map((part) => part.map(({ eventId }) => eventId))).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it('sends a delivery above the limit alone', () => {
    expect(splitBySize(['1', '2'].map(delivery), bytes - 1)).toHaveLength(2);
  });

  it('makes nothing of nothing', () => {
    expect(splitBySize([])).toEqual([]);
  });
});
