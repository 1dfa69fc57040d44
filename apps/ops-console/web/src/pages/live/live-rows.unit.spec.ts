import { describe, expect, it } from '@jest/globals';
import type { LiveItem } from '@kervan/console-api';
import { MOST_ROWS, noRows, withBatch } from './live-rows.js';

const item = (key: string): LiveItem => ({
  kind: 'event',
  at: '2026-03-02T09:00:00.000Z',
  eventId: '0195f0a0-0000-7000-8000-000000000001',
  type: 'sales.SiparisOlusturuldu.v1',
  key,
  correlationId: null,
  consumer: null,
  outcome: null,
});

describe('rows of the live page', () => {
  it('show the newest line first and number each once', () => {
    const first = withBatch(noRows, { items: [item('1'), item('2')], skipped: 0 });
    const both = withBatch(first, { items: [item('3')], skipped: 0 });
    expect(both.rows.map(({ no, item: { key } }) => [no, key])).toEqual([
      [2, '3'],
      [1, '2'],
      [0, '1'],
    ]);
  });

  it('count what the server left out', () => {
    const first = withBatch(noRows, { items: [], skipped: 7 });
    expect(withBatch(first, { items: [item('1')], skipped: 5 })).toMatchObject({ skipped: 12 });
  });

  it('stay bounded: the oldest fall off', () => {
    const items = Array.from({ length: MOST_ROWS + 10 }, (_, index) => item(String(index)));
    const { rows } = withBatch(noRows, { items, skipped: 0 });
    expect(rows).toHaveLength(MOST_ROWS);
    expect(rows[0]?.item.key).toBe(String(MOST_ROWS + 9));
    expect(rows.at(-1)?.item.key).toBe('10');
  });
});
