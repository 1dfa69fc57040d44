import type { Logger } from '@kervan/observability';

/** How a round deals with its orders. */
export interface Dealing {
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Deals with one order after the other until the signal aborts. What fails for one is logged and keeps no other waiting.
 *
 * @returns whether all went well.
 */
export async function eachAlone<Item extends { readonly orderNo: string }>(
  orders: readonly Item[],
  deal: (order: Item) => Promise<void>,
  { signal, logger }: Dealing,
): Promise<boolean> {
  let well = true;
  for (const order of orders) {
    if (signal.aborted) break;
    try {
      await deal(order);
    } catch (error) {
      well = false;
      logger.warn({ orderNo: order.orderNo, err: error }, 'a waiting order could not be dealt with');
    }
  }
  return well;
}
