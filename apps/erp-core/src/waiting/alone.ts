import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';

/** How a round deals with its orders. */
export interface Dealing {
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Deals with an order, unless the signal aborted. What fails for one is logged and keeps no other waiting.
 *
 * @returns whether all went well.
 * @throws KervanError of class infrastructure: it would fail for the others, too.
 */
export async function alone<Item extends { readonly orderNo: string }>(
  order: Item,
  deal: (order: Item) => Promise<void>,
  { signal, logger }: Dealing,
): Promise<boolean> {
  if (signal.aborted) return true;
  try {
    await deal(order);
    return true;
  } catch (error) {
    if (error instanceof KervanError && error.class === 'infrastructure') throw error;
    logger.warn({ orderNo: order.orderNo, err: error }, 'a waiting order could not be dealt with');
    return false;
  }
}

/** One after the other. @returns whether all went well. */
export async function eachAlone<Item extends { readonly orderNo: string }>(
  orders: readonly Item[],
  deal: (order: Item) => Promise<void>,
  dealing: Dealing,
): Promise<boolean> {
  let well = true;
  for (const order of orders) well = (await alone(order, deal, dealing)) && well;
  return well;
}
