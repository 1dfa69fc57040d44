import { describe, expect, it } from '@jest/globals';
import type { LiveItem } from '@kervan/console-api';
import { liveBatchOf } from './live-batch-of.js';

const item = (key: string, outcome: string | null = null): LiveItem => ({
  kind: outcome === null ? 'event' : 'delivery',
  at: '2010-12-01T08:00:00Z',
  eventId: 'e',
  type: 'erp.sales.SiparisOnaylandi.v1',
  key,
  correlationId: null,
  consumer: outcome === null ? null : 'accounting',
  outcome,
});
const window = (items: readonly LiveItem[], skipped = 0) => ({ until: 1, items, skipped });
const many = Array.from({ length: 250 }, (_, n) => item(`SIP-${n}`));

describe('what a viewer is shown of a window', () => {
  it('is at most a hundred items; how many are left out is told', () => {
    const { items, skipped } = liveBatchOf(window(many, 7), '');
    expect({ shown: items.length, skipped }).toEqual({ shown: 100, skipped: 157 });
  });

  it.each([
    ['type', 'siparisonaylandi', 3],
    ['key', 'sip-2', 1],
    ['consumer', 'accounting', 2],
    ['outcome', 'dead', 1],
    ['nothing', 'no such text', 0],
  ])('is only what is named by the filter, in its %s', (_, filter, count) => {
    const items = [item('SIP-1'), item('SIP-2', 'handled'), item('SIP-3', 'dead')];
    expect(liveBatchOf(window(items), filter).items).toHaveLength(count);
  });

  it('keeps what is rare among much', () => {
    const { items, skipped } = liveBatchOf(window(many), 'sip-249');
    expect({ keys: items.map(({ key }) => key), skipped }).toEqual({ keys: ['SIP-249'], skipped: 0 });
  });
});
