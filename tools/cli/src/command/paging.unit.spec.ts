import { describe, expect, it } from '@jest/globals';
import type { PageQuery } from '@kervan/console-api';
import { moreThan, upTo } from './paging.js';

describe('a list that is longer than a page', () => {
  const asked: PageQuery[] = [];
  /** The numbers from 0 to 449. */
  const numbers = ({ after = '0', limit }: PageQuery) => {
    asked.push({ after, limit });
    const from = Number(after);
    const items = Array.from({ length: Math.min(limit, 450 - from) }, (_, index) => from + index);
    return Promise.resolve({ items, next: from + limit < 450 ? String(from + limit) : null });
  };

  it('is asked for page after page, up to as many as are wanted', async () => {
    const page = await upTo(250, numbers);

    expect(page.items).toEqual(Array.from({ length: 250 }, (_, index) => index));
    expect(asked).toEqual([
      { after: '0', limit: 200 },
      { after: '200', limit: 50 },
    ]);
    expect(moreThan(page)).toBe('there is more than these 250: --limit 500');
  });

  it('ends where there is no more', async () => {
    const page = await upTo(1000, numbers);

    expect(page.items).toHaveLength(450);
    expect(moreThan(page)).toBeUndefined();
  });
});
