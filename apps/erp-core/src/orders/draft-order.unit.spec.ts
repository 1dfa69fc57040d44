import { describe, expect, it } from '@jest/globals';
import type { RowOf } from '@kervan/database';
import type { Account } from '../accounts/account.entity.js';
import { draftOrder, type OrderHead } from './draft-order.js';

const account: RowOf<Account> = {
  accountNo: '17850',
  segment: 'RETAIL',
  currency: 'TRY',
  creditLimit: '0',
  limitVersion: 1,
  balance: '0',
  openOrderAmount: '0',
  advances: '0',
  state: 'ACTIVE',
  version: 1,
};
const line = {
  lineNo: 1,
  sku: '85123A',
  quantity: '6',
  unit: 'C62',
  unitPrice: '2.55',
  kdvRate: '20',
  net: '15.30',
};
const document = { lines: [line], net: '15.30', kdv: '3.06', gross: '18.36', kdvSummary: [] };
const head: OrderHead = {
  orderNo: 'SIP-536365',
  accountNo: '17850',
  businessDate: '2010-12-01',
  dated: true,
  currency: 'TRY',
  invoicing: 'ON_RESERVATION',
  partial: true,
  correlationId: '0197f3c2-0000-7000-8000-000000000001',
};

describe('draftOrder', () => {
  it('carries the totals of its document and the work-order number of its own number', () => {
    const { order, lines } = draftOrder(head, account, document);
    expect(order).toMatchObject({
      ...head,
      state: 'DRAFT',
      gross: '18.36',
      workOrderNo: 'IE-536365',
      approvalNo: 0,
      version: 1,
    });
    expect(lines).toEqual([{ orderNo: 'SIP-536365', ...line }]);
  });

  it('refuses a currency other than that of the account', () => {
    expect(() => draftOrder({ ...head, currency: 'EUR' }, account, document)).toThrow(
      expect.objectContaining({
        code: 'RULE_VIOLATION',
        message: 'SIP-536365 is in EUR, account 17850 is kept in TRY',
      }),
    );
  });

  it('refuses a number that leaves no room for the numbers made of it', () => {
    const longest = 'S'.repeat(48);
    expect(draftOrder({ ...head, orderNo: longest }, account, document).order.orderNo).toBe(longest);
    expect(() => draftOrder({ ...head, orderNo: `${longest}S` }, account, document)).toThrow(
      expect.objectContaining({
        code: 'RULE_VIOLATION',
        message: `${longest}S is longer than 48 characters`,
      }),
    );
  });

  it('refuses to deliver in part what is invoiced with its approval', () => {
    expect(() => draftOrder({ ...head, invoicing: 'ON_APPROVAL' }, account, document)).toThrow(
      expect.objectContaining({
        code: 'RULE_VIOLATION',
        message: 'SIP-536365 is invoiced with its approval, so only as a whole',
      }),
    );
  });
});
