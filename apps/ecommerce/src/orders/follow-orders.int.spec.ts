import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SevkiyatGerceklesti,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { approval, cancellation, creditHold, despatch } from './order-event.mother.js';

describe('an order that did not come from the web', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
  });
  beforeEach(() => s.query('TRUNCATE order_step'));
  afterAll(() => s.close());

  const status = async (orderNo: string) => (await s.http('GET', `/api/orders/${orderNo}/status`)).body;

  it('is known with all that happened to it', async () => {
    await s.when(SiparisBeklemeyeAlindi, creditHold('SIP-1'));
    await s.when(SiparisOnaylandi, approval('SIP-1'));
    await s.when(SevkiyatGerceklesti, despatch('SIP-1', 'IRS2026000000001'));

    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(await status('SIP-1')).toEqual({
      orderNo: 'SIP-1',
      accountNo: '120.00042',
      status: 'DESPATCHED',
      history: [
        { status: 'ON_HOLD', at, reason: 'CREDIT' },
        { status: 'APPROVED', at, reason: null },
        { status: 'DESPATCHED', at, reason: null },
      ],
      despatchNoteNo: 'IRS2026000000001',
      version: 3,
    });
    await s.thenNothing();
  });

  it('that left before its approval was heard of stays DESPATCHED', async () => {
    await s.when(SevkiyatGerceklesti, despatch('SIP-2', 'IRS2026000000002'));
    await s.when(SiparisOnaylandi, approval('SIP-2'));

    expect(await status('SIP-2')).toMatchObject({ status: 'DESPATCHED', version: 2 });
  });

  it('is held and approved in turns as the core tells it', async () => {
    await s.when(SiparisOnaylandi, approval('SIP-3'));
    expect(await status('SIP-3')).toMatchObject({ status: 'APPROVED', despatchNoteNo: null });
    await s.when(SiparisBeklemeyeAlindi, { ...creditHold('SIP-3'), reason: 'STOCK', missingAmount: null });
    expect(await status('SIP-3')).toMatchObject({ status: 'ON_HOLD' });
    await s.redeliver(await s.when(SiparisOnaylandi, approval('SIP-3', 2)));
    expect(await status('SIP-3')).toMatchObject({ status: 'APPROVED', version: 3 });
  });

  it('that was cancelled stays so, though its goods were leaving', async () => {
    await s.when(SiparisOnaylandi, approval('SIP-4'));
    await s.when(SiparisIptalEdildi, cancellation('SIP-4'));
    await s.when(SevkiyatGerceklesti, despatch('SIP-4', 'IRS2026000000003'));

    expect(await status('SIP-4')).toMatchObject({
      status: 'CANCELLED',
      history: expect.arrayContaining([
        expect.objectContaining({ status: 'CANCELLED', reason: 'REQUESTED' }),
      ]),
    });
  });
});
