import { describe, expect, it } from '@jest/globals';
import { assertTransition, reservationStates, type ReservationState } from './reservation-state.js';

const allowed: readonly `${ReservationState} ${ReservationState}`[] = [
  'NEW ACTIVE',
  'NEW FAILED',
  'NEW OWED',
  'NEW CANCELLED',
  'ACTIVE EXPIRED',
  'ACTIVE CANCELLED',
  'ACTIVE DESPATCHED',
  'FAILED ACTIVE',
  'FAILED FAILED',
  'FAILED OWED',
  'FAILED CANCELLED',
  'EXPIRED ACTIVE',
  'EXPIRED FAILED',
  'EXPIRED OWED',
  'EXPIRED CANCELLED',
  'OWED ACTIVE',
  'DESPATCHED CANCELLED',
];

describe('assertTransition', () => {
  it('lets a reservation go these ways and no other', () => {
    const passed = reservationStates.flatMap((from) =>
      reservationStates.filter((to) => passes(from, to)).map((to) => `${from} ${to}`),
    );
    expect(passed.sort()).toEqual([...allowed].sort());
  });

  it('names the state it refuses to leave', () => {
    expect(() => assertTransition('SIP-1', 'CANCELLED', 'ACTIVE')).toThrow(
      'the reservation of SIP-1 is CANCELLED and cannot become ACTIVE',
    );
  });
});

function passes(from: ReservationState, to: ReservationState): boolean {
  try {
    assertTransition('SIP-1', from, to);
    return true;
  } catch {
    return false;
  }
}
