import { describe, expect, it } from '@jest/globals';
import { invoicingPolicy, type InvoicingPolicy } from '@kervan/contracts';
import { assertTransition, isOpen, orderStates, type OrderState } from './order-state.js';

const toApproval = [
  'DRAFT>APPROVED',
  'DRAFT>ON_HOLD',
  'DRAFT>CANCELLED',
  'ON_HOLD>APPROVED',
  'ON_HOLD>CANCELLED',
];
const whileReserving = ['APPROVED>RESERVED', 'APPROVED>ON_HOLD', 'APPROVED>CANCELLED'];
const allowed: Record<InvoicingPolicy, readonly string[]> = {
  ON_APPROVAL: [...toApproval, 'APPROVED>INVOICED', 'INVOICED>DESPATCHED', 'DESPATCHED>CLOSED'],
  ON_RESERVATION: [
    ...toApproval,
    ...whileReserving,
    'RESERVED>INVOICED',
    'RESERVED>CANCELLED',
    'INVOICED>DESPATCHED',
    'DESPATCHED>CLOSED',
  ],
  AFTER_DESPATCH: [
    ...toApproval,
    ...whileReserving,
    'RESERVED>DESPATCHED',
    'DESPATCHED>INVOICED',
    'INVOICED>CLOSED',
  ],
};
const pairs = orderStates.flatMap((from) => orderStates.map((to): [OrderState, OrderState] => [from, to]));

describe.each([...invoicingPolicy.values])('an order invoiced %s', (invoicing) => {
  const isAllowed = ([from, to]: [OrderState, OrderState]) => allowed[invoicing].includes(`${from}>${to}`);

  it.each(pairs.filter(isAllowed))('goes from %s to %s', (state, to) => {
    expect(() => assertTransition({ orderNo: 'SIP-1', state, invoicing }, to)).not.toThrow();
  });

  it.each(pairs.filter((pair) => !isAllowed(pair)))('does not go from %s to %s', (state, to) => {
    expect(() => assertTransition({ orderNo: 'SIP-1', state, invoicing }, to)).toThrow(
      expect.objectContaining({
        code: 'ORDER_STATE_INVALID',
        message: `order SIP-1 is ${state} and cannot become ${to}`,
      }),
    );
  });
});

describe('isOpen', () => {
  it('is true from the approval until the invoice', () => {
    expect(orderStates.filter(isOpen)).toEqual(['APPROVED', 'RESERVED']);
  });
});
