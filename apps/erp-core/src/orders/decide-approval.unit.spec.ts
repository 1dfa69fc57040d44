import { describe, expect, it } from '@jest/globals';
import type { RowOf } from '@kervan/database';
import type { Account } from '../accounts/account.entity.js';
import { decideApproval } from './decide-approval.js';
import type { Order } from './order.entity.js';

const account = (creditLimit: string): RowOf<Account> => ({
  accountNo: '17850',
  segment: 'RETAIL',
  currency: 'TRY',
  creditLimit,
  limitVersion: 1,
  balance: '40.00',
  openOrderAmount: '10.00',
  advances: '0',
  state: 'ACTIVE',
  version: 7,
});

const draft: RowOf<Order> = {
  orderNo: 'SIP-1',
  accountNo: '17850',
  businessDate: '2010-12-01',
  dated: true,
  currency: 'TRY',
  net: '50.00',
  kdv: '10.00',
  gross: '60.00',
  state: 'DRAFT',
  holdReason: null,
  invoicing: 'ON_RESERVATION',
  partial: false,
  invoiceType: 'SATIS',
  exemptionCode: null,
  withholdingTenths: null,
  workOrderNo: 'IE-1',
  correlationId: '0197f3c2-0000-7000-8000-000000000001',
  approvalLimit: null,
  approvalExposure: null,
  approvalAccountVersion: null,
  approvalNo: 0,
  firstApprovedAt: null,
  approvedAt: null,
  shortage: null,
  version: 1,
};
const earlier = new Date('2010-12-01T08:00:00Z');
const hold = { state: 'ON_HOLD', holdReason: 'CREDIT' } as const;
const held: RowOf<Order> = { ...draft, ...hold, version: 2 };
const now = new Date('2010-12-02T08:00:00Z');

describe('decideApproval', () => {
  const evidence = {
    approvalLimit: '110.00',
    approvalExposure: '110.00',
    approvalAccountVersion: 7,
    approvalNo: 1,
    firstApprovedAt: now,
    approvedAt: now,
  };
  const waiting: RowOf<Order> = {
    ...draft,
    ...evidence,
    firstApprovedAt: earlier,
    approvedAt: earlier,
    state: 'ON_HOLD',
    holdReason: 'STOCK',
    version: 3,
  };

  it('given enough credit, the draft is approved, with the limit and what the account now owes', () => {
    const order = { ...draft, ...evidence, state: 'APPROVED', version: 2 };
    expect(decideApproval(draft, account('110.00'), now)).toEqual({ approved: true, order });
  });

  it('given too little credit, the draft is held and the missing amount named', () => {
    const approval = decideApproval(draft, account('109.99'), earlier);
    expect(approval).toMatchObject({ approved: false, order: held, changed: true });
    expect('missing' in approval && approval.missing.toString()).toBe('0.01');
  });

  it('given a raised limit, the held order is approved', () => {
    const order = { ...held, ...evidence, state: 'APPROVED', holdReason: null, version: 3 };
    expect(decideApproval(held, account('110.00'), now)).toEqual({ approved: true, order });
  });

  it('given credit that is still short, the held order stays as it is', () => {
    expect(decideApproval(held, account('100'))).toMatchObject({
      approved: false,
      order: held,
      changed: false,
    });
  });

  it('given stock that arrived, the waiting order is approved again and keeps its place among those that wait', () => {
    const approved = { state: 'APPROVED', holdReason: null, approvalNo: 2, approvedAt: now, version: 4 };
    expect(decideApproval(waiting, account('110.00'), now)).toEqual({
      approved: true,
      order: { ...waiting, ...approved, firstApprovedAt: earlier },
    });
  });

  it('given credit that has become short, the order that waited for stock now waits for credit', () => {
    expect(decideApproval(waiting, account('109.99'), now)).toMatchObject({
      approved: false,
      order: { state: 'ON_HOLD', holdReason: 'CREDIT', approvalNo: 1, approvedAt: earlier, version: 4 },
      changed: true,
    });
  });

  it.each(['APPROVED', 'INVOICED', 'CANCELLED'] as const)('an order that is %s is refused', (state) => {
    expect(() => decideApproval({ ...draft, state }, account('1000'))).toThrow(`order SIP-1 is ${state}`);
  });
});
