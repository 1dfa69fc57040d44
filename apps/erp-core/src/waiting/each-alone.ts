import { KervanError } from '@kervan/contracts';
import type { Complaints } from './complaints.js';

/** How a round deals with its orders. */
export interface Dealing {
  readonly signal: AbortSignal;
  readonly complaints: Complaints;
}

/**
 * Deals with an order. What fails for one is told and keeps no other waiting.
 *
 * @returns whether it went well.
 * @throws KervanError of class infrastructure: it would fail for the others, too.
 */
export async function alone<Item extends { readonly orderNo: string }>(
  order: Item,
  deal: (order: Item) => Promise<void>,
  { signal, complaints }: Dealing,
): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await deal(order);
    complaints.forget(order.orderNo);
    return true;
  } catch (error) {
    if (error instanceof KervanError && error.class === 'infrastructure') throw error;
    complaints.tell(order.orderNo, error);
    return false;
  }
}

/** Orders of a page. */
const AT_ONCE = 100;

/** Where a page begins: behind an order, with what its place among the others follows as text. */
export interface Place {
  readonly since: string;
  readonly orderNo: string;
}

const FIRST: Place = { since: '-infinity', orderNo: '' };

/**
 * Deals with orders one after the other, page by page until there is none left: those that fail and stay where they are
 * keep no page from those behind them.
 *
 * @param read reads the orders behind a place, so many at most.
 * @returns whether anything went well.
 */
export async function eachAlone<Item extends Place>(
  read: (behind: Place, limit: number) => Promise<Item[]>,
  deal: (order: Item) => Promise<void>,
  dealing: Dealing,
): Promise<boolean> {
  let well = false;
  let last: Place | undefined = FIRST;
  while (last && !dealing.signal.aborted) {
    const page: Item[] = await read(last, AT_ONCE);
    for (const order of page) well = (await alone(order, deal, dealing)) || well;
    last = page[AT_ONCE - 1];
  }
  return well;
}
