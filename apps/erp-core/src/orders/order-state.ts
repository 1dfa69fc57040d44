import { KervanError, type InvoicingPolicy } from '@kervan/contracts';

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

type Transitions = Readonly<Record<OrderState, readonly OrderState[]>>;

const toApproval = {
  DRAFT: ['APPROVED', 'ON_HOLD', 'CANCELLED'],
  ON_HOLD: ['APPROVED', 'CANCELLED'],
} as const;
const ends = { CLOSED: [], CANCELLED: [] } as const;

/**
 * Where an order may go from each state. No order is cancelled any more once it is invoiced or its goods have left:
 * then only a return helps. An order invoiced with its approval waits for no reservation.
 */
const transitions: Readonly<Record<InvoicingPolicy, Transitions>> = {
  ON_APPROVAL: {
    ...toApproval,
    APPROVED: ['INVOICED'],
    RESERVED: [],
    INVOICED: ['DESPATCHED'],
    DESPATCHED: ['CLOSED'],
    ...ends,
  },
  ON_RESERVATION: {
    ...toApproval,
    APPROVED: ['RESERVED', 'ON_HOLD', 'CANCELLED'],
    RESERVED: ['INVOICED', 'CANCELLED'],
    INVOICED: ['DESPATCHED'],
    DESPATCHED: ['CLOSED'],
    ...ends,
  },
  AFTER_DESPATCH: {
    ...toApproval,
    APPROVED: ['RESERVED', 'ON_HOLD', 'CANCELLED'],
    RESERVED: ['DESPATCHED'],
    DESPATCHED: ['INVOICED'],
    INVOICED: ['CLOSED'],
    ...ends,
  },
};

/** What decides where an order may go. */
export interface OrderStanding {
  readonly orderNo: string;
  readonly state: OrderState;
  readonly invoicing: InvoicingPolicy;
}

/**
 * Checks that an order may go to a state.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function assertTransition({ orderNo, state, invoicing }: OrderStanding, to: OrderState): void {
  if (!mayBecome({ state, invoicing }, to)) refuseTransition({ orderNo, state }, to);
}

/** Whether an order may go to a state. */
export function mayBecome({ state, invoicing }: Omit<OrderStanding, 'orderNo'>, to: OrderState): boolean {
  return transitions[invoicing][state].includes(to);
}

/** @throws KervanError ORDER_STATE_INVALID naming the current state. */
export function refuseTransition(
  { orderNo, state }: Omit<OrderStanding, 'invoicing'>,
  to: OrderState,
): never {
  throw new KervanError('ORDER_STATE_INVALID', `order ${orderNo} is ${state} and cannot become ${to}`, {
    facts: { state },
  });
}

/** Whether the goods of an order have left the warehouse. */
export function hasLeft({ state, invoicing }: Omit<OrderStanding, 'orderNo'>): boolean {
  const left = state === 'DESPATCHED' || state === 'CLOSED';
  return left || (invoicing === 'AFTER_DESPATCH' && state === 'INVOICED');
}

/** Whether the gross of an order in this state counts among the open orders of its account. */
export function isOpen(state: OrderState): boolean {
  return state === 'APPROVED' || state === 'RESERVED';
}
