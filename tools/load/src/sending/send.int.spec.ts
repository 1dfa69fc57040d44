import { afterEach, describe, expect, it } from '@jest/globals';
import { StubServices, type StubAnswer } from '../drive/stub-services.mother.js';
import type { PlannedRequest } from '../plan/plan.js';
import { sender } from './send.js';

const request: PlannedRequest = {
  at: 0,
  accountNo: 'LOAD-7-0001',
  action: 'order',
  idempotencyKey: 'load-7-000001',
  service: 'core',
  path: '/api/orders',
  body: { orderNo: 'LOAD-7-000001' },
};

describe('a request of a client', () => {
  let stub: StubServices | undefined;
  afterEach(() => stub?.close());

  /** Sends it to a stub that gives these answers, one after the other, the last one for ever. */
  async function sent(answers: readonly StubAnswer[], given = request) {
    stub = await StubServices.start((_, times) => answers[Math.min(times, answers.length) - 1] ?? null);
    const pauses: number[] = [];
    const pause = (ms: number) => Promise.resolve(pauses.push(ms));
    const { url } = stub;
    const outcome = await sender({ core: url, ecommerce: 'http://127.0.0.1:1' }, 'secret', pause)(given);
    return { outcome, pauses, received: stub.received };
  }

  it('carries token, key and body, and is sent once when it is answered', async () => {
    const { outcome, received } = await sent([{ status: 201 }]);
    expect(outcome).toEqual({ status: 201, code: null, retries: 0 });
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/api/orders',
        headers: {
          authorization: 'Bearer secret',
          'idempotency-key': 'load-7-000001',
          'content-type': 'application/json',
        },
        body: { orderNo: 'LOAD-7-000001' },
      },
    ]);
  });

  it('has no body where none is needed', async () => {
    const { received } = await sent([{ status: 200 }], { ...request, body: null });
    expect(received[0]?.body).toBeNull();
    expect(received[0]?.headers).not.toHaveProperty('content-type');
  });

  it('is not sent again when it is refused', async () => {
    const { outcome, received } = await sent([{ status: 409, body: { code: 'CREDIT_LIMIT_EXCEEDED' } }]);
    expect(outcome).toEqual({ status: 409, code: 'CREDIT_LIMIT_EXCEEDED', retries: 0 });
    expect(received).toHaveLength(1);
  });

  it('is sent again with the same key after failures, later each time, as late as it was asked to', async () => {
    const { outcome, pauses, received } = await sent([
      null,
      { status: 503, headers: { 'retry-after': '2' } },
      { status: 429 },
      { status: 500 },
      { status: 200 },
    ]);
    expect(outcome).toEqual({ status: 200, code: null, retries: 4 });
    expect(new Set(received.map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set(['load-7-000001']),
    );
    const [first = 0, asked, third = 0, fourth = 0] = pauses;
    expect(asked).toBe(2000);
    expect([first / 100, third / 400, fourth / 800].every((share) => share >= 0.5 && share <= 1)).toBe(true);
  });

  it('is given up after eight tries', async () => {
    const { outcome, received } = await sent([{ status: 503, body: { code: 'NOT_READY' } }]);
    expect(outcome).toEqual({ status: 503, code: 'NOT_READY', retries: 7 });
    expect(received).toHaveLength(8);
  });

  it('has no status where nobody answers', async () => {
    const { outcome } = await sent([{ status: 200 }], { ...request, service: 'ecommerce' });
    expect(outcome).toEqual({ status: null, code: null, retries: 7 });
  });
});
