import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { planOf } from '../plan/plan.js';
import { sender } from '../sending/send.js';
import { drive, type Progress } from './drive.js';
import { StubServices } from './stub-services.mother.js';

describe('a run', () => {
  let stub: StubServices | undefined;
  afterEach(() => stub?.close());

  /** Twenty seconds of trade, sent in a fifth of one. */
  const requests = planOf({ seed: 7, rate: 20, duration: 20 }).requests.map((request) => ({
    ...request,
    at: request.at / 100,
  }));
  const noPause = () => Promise.resolve();

  it('sends the plan to services that fail at first, and tells how every request ended', async () => {
    stub = await StubServices.start(({ path }, times) => {
      if (path.endsWith('/approve') && times === 1) return { status: 503, headers: { 'retry-after': '1' } };
      if (path.endsWith('/approve')) return { status: 409, body: { code: 'CREDIT_LIMIT_EXCEEDED' } };
      return { status: 201 };
    });
    const addresses = { core: stub.url, ecommerce: stub.url };
    const steps: Progress[] = [];

    const result = await drive(requests, sender(addresses, 'secret', noPause), (step) => steps.push(step));

    const planned = (action: string) => requests.filter((request) => request.action === action).length;
    const approvals = planned('approve');
    expect(approvals).toBeGreaterThan(0);
    expect(result.actions['approve']).toMatchObject({
      requests: approvals,
      statuses: { 409: approvals },
      refusals: { CREDIT_LIMIT_EXCEEDED: approvals },
      retries: approvals,
      failed: 0,
    });
    expect(result.actions['web order']).toMatchObject({
      requests: planned('web order'),
      statuses: { 201: planned('web order') },
      refusals: {},
    });
    expect(result.total).toMatchObject({ requests: 400, retries: approvals, failed: 0 });
    expect(steps.at(-1)).toEqual({ sent: 400, answered: 400, failed: 0 });
    const sent = stub.received.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(sent)).toEqual(new Set(requests.map(({ idempotencyKey }) => idempotencyKey)));
    expect(sent).toHaveLength(400 + approvals);
  });

  it('lets a client have one request under way, and others go on', async () => {
    const underWay = new Set<string>();
    let most = 0;
    const result = await drive(requests, async ({ accountNo }) => {
      expect(underWay.has(accountNo)).toBe(false);
      underWay.add(accountNo);
      most = Math.max(most, underWay.size);
      await pause(20);
      underWay.delete(accountNo);
      return { status: 200, code: null, retries: 0 };
    });
    expect(result.total.requests).toBe(400);
    expect(most).toBeGreaterThan(1);
  });

  it('counts what failed after all tries', async () => {
    stub = await StubServices.start(({ path }) => ({ status: path === '/api/payments' ? 500 : 200 }));
    const addresses = { core: stub.url, ecommerce: stub.url };

    const { total, actions } = await drive(requests, sender(addresses, 'secret', noPause));

    const payments = requests.filter(({ action }) => action === 'payment').length;
    expect(total.failed).toBe(payments);
    expect(actions['payment']).toMatchObject({ statuses: { 500: payments }, retries: payments * 7 });
  });
});
