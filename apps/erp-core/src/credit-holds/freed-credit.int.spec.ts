import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@kervan/testing';
import { TradingCore } from '../trading-core.mother.js';

const account = { accountNo: '17851' };

describe('three held orders of 120.00, beside two invoices of 120.00 that take the limit of 240.00', () => {
  let core: TradingCore;
  let invoiceNo: string;
  beforeAll(async () => {
    core = await TradingCore.start({ ORDER_CLOCK_MS: '20' });
  });
  beforeEach(async () => {
    await core.empty();
    await core.opened('17851', 'TRY', '240');
    invoiceNo = await core.invoiced('SIP-1', account);
    await core.invoiced('SIP-2', account);
    for (const orderNo of ['SIP-3', 'SIP-4', 'SIP-5']) await core.approved(orderNo, account);
  });
  afterAll(() => core.s.close());

  /** The released orders, when nothing is left to be released. */
  const released = async () => {
    await eventually('nothing to be left to release', async () => {
      const left = await core.s.query('SELECT order_no FROM order_to_release');
      return left.length === 0;
    });
    const orders = await core.s.query<{ orderNo: string }>(
      `SELECT order_no AS "orderNo" FROM sales_order WHERE state = 'APPROVED' ORDER BY order_no`,
    );
    return orders.map(({ orderNo }) => orderNo);
  };

  it('stay held while nothing is paid', async () => {
    expect(await released()).toEqual([]);
  });

  it('are released by payments, as many as there is room for, the oldest first', async () => {
    await core.pay('239.99', account);
    expect(await released()).toEqual(['SIP-3']);
    await core.pay('0.01', account);
    expect(await released()).toEqual(['SIP-3', 'SIP-4']);
  });

  it('are not released by what is paid beyond the invoices', async () => {
    await core.pay('1000.00', account);
    expect(await released()).toEqual(['SIP-3', 'SIP-4']);
    expect(await core.read('accounts/17851')).toMatchObject({ advances: '760.00', availableCredit: '0.00' });
  });

  it('are released by a return', async () => {
    await core.despatched('SIP-1', account);
    await core.giveBack('C1', invoiceNo, '1', account);
    expect(await released()).toEqual(['SIP-3']);
  });

  it('are released by a cancelled invoice', async () => {
    await core.s.http('POST', `/api/invoices/${invoiceNo}/cancel`);
    expect(await released()).toEqual(['SIP-3']);
  });
});
