import type { TradedProduct } from './world.js';

export interface Bought extends TradedProduct {
  /** Whole number as text. */
  readonly quantity: string;
}

export interface PlannedOrder {
  readonly orderNo: string;
  readonly lines: readonly Bought[];
}

/** What a virtual client believes to have done so far: it plans ahead and does not know what was refused. */
export class Customer {
  /** Placed, not approved. */
  readonly drafts: PlannedOrder[] = [];
  /** Approved, or come from the web; not paid. */
  readonly owed: PlannedOrder[] = [];
  readonly paid: PlannedOrder[] = [];
  /** When it has thought about what comes next, milliseconds from the start of the run. */
  readyAt = 0;

  constructor(readonly accountNo: string) {}
}

/** Takes an order out of a list. */
export function take(orders: PlannedOrder[], order: PlannedOrder): PlannedOrder {
  orders.splice(orders.indexOf(order), 1);
  return order;
}
