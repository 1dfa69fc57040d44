import { businessDay } from '@kervan/contracts';
import { latestDay } from '../documents/latest-day.js';
import type { Order } from '../orders/order.entity.js';

/**
 * Day of an order's first invoice: that of the order where it was given one, else the day it is issued on, in
 * Europe/Istanbul.
 */
export function issueDay(
  { dated, businessDate }: Pick<Order, 'dated' | 'businessDate'>,
  now: Date = new Date(),
): string {
  return dated ? businessDate : latestDay(businessDate, businessDay(now));
}
