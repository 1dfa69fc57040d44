import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShopDatabase } from '../shop-database.mother.js';
import { progressOf, readSteps } from './order-progress.js';
import type { StepStatus } from './order-status.js';
import { OrderSteps } from './order-steps.js';

describe('what the events of one transaction tell of orders', () => {
  let shop: ShopDatabase;
  beforeAll(async () => {
    shop = await ShopDatabase.create();
  });
  afterAll(() => shop.drop());

  it('is kept in order of arrival, and shown by its time', async () => {
    const step = (orderNo: string, status: StepStatus, at: string, reason: string | null = null) => {
      const eventId = `${orderNo}/${at}`;
      const happenedAt = new Date(`2026-03-02T${at}Z`);
      return { orderNo, eventId, accountNo: '120.00042', status, happenedAt, reason, despatchNoteNo: null };
    };
    await shop.tell(OrderSteps, (steps) => {
      steps.add(step('SIP-2', 'APPROVED', '08:00:00'));
      steps.add(step('SIP-1', 'APPROVED', '08:00:00'));
      // The core's clock was set back in between: order of arrival decides.
      steps.add(step('SIP-1', 'ON_HOLD', '07:00:00', 'STOCK'));
    });

    const known = await shop.work.run(({ db }) => readSteps(db, ['SIP-1', 'SIP-2', 'SIP-3']));

    expect([...known.keys()].sort()).toEqual(['SIP-1', 'SIP-2']);
    expect(progressOf(known.get('SIP-1') ?? [])).toEqual({
      status: 'ON_HOLD',
      history: [
        { status: 'ON_HOLD', at: '2026-03-02T07:00:00.000Z', reason: 'STOCK' },
        { status: 'APPROVED', at: '2026-03-02T08:00:00.000Z', reason: null },
      ],
      despatchNoteNo: null,
      version: 2,
    });
  });
});
