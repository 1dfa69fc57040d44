import type { Page, PageQuery } from '@kervan/console-api';
import { z } from 'zod';
import type { Option } from './command.js';

/** The most that a page of the API holds. */
const PAGE = 200;

export const limitOption: Option = { flags: '--limit <n>', summary: 'how many at most (default 50)' };
export const Limit = z.coerce.number('must be a whole number').int().min(1).max(100_000).default(50);

/** As many items as are wanted, page after page. */
export async function upTo<Item>(
  wanted: number,
  ask: (query: PageQuery) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const items: Item[] = [];
  let next: string | null = null;
  do {
    const limit = Math.min(PAGE, wanted - items.length);
    const page: Page<Item> = await ask(next === null ? { limit } : { limit, after: next });
    items.push(...page.items);
    next = page.next;
  } while (next !== null && items.length < wanted);
  return { items, next };
}

/** A remark where there is more than was asked for. */
export function moreThan({ items, next }: Page<unknown>): string | undefined {
  return next === null ? undefined : `there is more than these ${items.length}: --limit ${items.length * 2}`;
}
