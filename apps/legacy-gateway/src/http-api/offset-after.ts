import { KervanError } from '@kervan/contracts';
import type { Page, PageToken } from './page.js';

type OffsetToken = Extract<PageToken, { by: 'offset' }>;

/**
 * The page after one that was counted to. Each page begins with the last row of the one before. Where it does not, rows have
 * moved to the end or are gone since: what lies between was never seen, and we go back, further with each step, to a row
 * that was. As rows are in the order of their changes, all before that row were seen too.
 *
 * @param limit rows that were asked for
 * @throws KervanError SOURCE_UNAVAILABLE where counting has no effect
 */
export function offsetAfter(limit: number, token: OffsetToken | null, page: Page): OffsetToken | null {
  const { offset = 0, back = 0, first: before = null } = token ?? {};
  const { length } = page.rows;
  const first = page.rows[0]?.hash ?? null;
  if (page.isGap) {
    const further = back === 0 ? limit : back * 2;
    return { by: 'offset', offset: Math.max(0, offset - further), back: further, first: null };
  }
  if (length <= 1) return null;
  if (offset > 0 && first === before) {
    const { host, pathname } = page.url;
    throw new KervanError('SOURCE_UNAVAILABLE', `${host}${pathname}: every page is the same one`);
  }
  return { by: 'offset', offset: offset + length - 1, back: 0, first };
}
