import { describe, expect, it } from '@jest/globals';
import { assertTransition, orderStates, type OrderState } from './order-state.js';

const allowed = new Set([
  'DRAFT>APPROVED',
  'DRAFT>ON_HOLD',
  'DRAFT>CANCELLED',
  'ON_HOLD>APPROVED',
  'ON_HOLD>CANCELLED',
  'APPROVED>RESERVED',
  'APPROVED>INVOICED',
  'APPROVED>ON_HOLD',
  'APPROVED>CANCELLED',
  'RESERVED>INVOICED',
  'RESERVED>CANCELLED',
  'INVOICED>DESPATCHED',
  'DESPATCHED>CLOSED',
]);
const pairs = orderStates.flatMap((from) => orderStates.map((to): [OrderState, OrderState] => [from, to]));
const isAllowed = ([from, to]: [OrderState, OrderState]) => allowed.has(`${from}>${to}`);

describe('order states', () => {
  it.each(pairs.filter(isAllowed))('an order goes from %s to %s', (from, to) => {
    expect(() => assertTransition('SIP-1', from, to)).not.toThrow();
  });

  it.each(pairs.filter((pair) => !isAllowed(pair)))('an order does not go from %s to %s', (from, to) => {
    expect(() => assertTransition('SIP-1', from, to)).toThrow(
      expect.objectContaining({
        code: 'ORDER_STATE_INVALID',
        message: `order SIP-1 is ${from} and cannot become ${to}`,
      }),
    );
  });
});
