import { KervanError } from '@kervan/contracts';

export const orderStates = [
  'DRAFT',
  'ON_HOLD',
  'APPROVED',
  'RESERVED',
  'INVOICED',
  'DESPATCHED',
  'CLOSED',
  'CANCELLED',
] as const;
export type OrderState = (typeof orderStates)[number];

/**
 * Where an order may go from each state. APPROVED to INVOICED is the step of the policy "on approval", which has no
 * reservation; after INVOICED there is no CANCELLED, only a return.
 */
const next: Readonly<Record<OrderState, readonly OrderState[]>> = {
  DRAFT: ['APPROVED', 'ON_HOLD', 'CANCELLED'],
  ON_HOLD: ['APPROVED', 'CANCELLED'],
  APPROVED: ['RESERVED', 'INVOICED', 'ON_HOLD', 'CANCELLED'],
  RESERVED: ['INVOICED', 'CANCELLED'],
  INVOICED: ['DESPATCHED'],
  DESPATCHED: ['CLOSED'],
  CLOSED: [],
  CANCELLED: [],
};

/**
 * Checks that an order may go to a state.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function assertTransition(orderNo: string, from: OrderState, to: OrderState): void {
  if (next[from].includes(to)) return;
  throw new KervanError('ORDER_STATE_INVALID', `order ${orderNo} is ${from} and cannot become ${to}`);
}
