import type { DataOf, SevkiyatGerceklesti, StokRezervasyonuTamamlandi } from '@kervan/contracts';

type Reservation = DataOf<typeof StokRezervasyonuTamamlandi>;
type Despatch = DataOf<typeof SevkiyatGerceklesti>;

/** The 6 pieces of the order that `tradeDocument` describes, held by one depot. */
export function reservation(orderNo: string, changes: Partial<Reservation> = {}): Reservation {
  return {
    orderNo,
    accountNo: '17850',
    reservationNo: `${orderNo}/1`,
    lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '6' }],
    missing: [],
    expiresAt: '2010-12-04T08:00:00.000Z',
    ...changes,
  };
}

/** The same 6 pieces, despatched at a cost of 1.53 each. */
export function despatch(orderNo: string, changes: Partial<Despatch> = {}): Despatch {
  return {
    orderNo,
    accountNo: '17850',
    despatchNoteNo: 'IRS2010000000001',
    despatchDate: '2010-12-01',
    currency: 'TRY',
    lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '6', cost: '9.18' }],
    cost: '9.18',
    ...changes,
  };
}
