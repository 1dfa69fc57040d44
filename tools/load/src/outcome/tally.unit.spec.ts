import { describe, expect, it } from '@jest/globals';
import { Tally } from './tally.js';

describe('the figures of an action', () => {
  it('count each request once, by its last answer', () => {
    const tally = new Tally();
    for (let latency = 1; latency <= 97; latency++)
      tally.add({ status: 201, code: null, retries: 0 }, latency);
    tally.add({ status: 409, code: 'CREDIT_LIMIT_EXCEEDED', retries: 1 }, 98);
    tally.add({ status: 503, code: 'NOT_READY', retries: 5 }, 99);
    tally.add({ status: null, code: null, retries: 5 }, 100.04);

    expect(tally.figures).toEqual({
      requests: 100,
      statuses: { '201': 97, '409': 1, '503': 1, none: 1 },
      refusals: { CREDIT_LIMIT_EXCEEDED: 1, NOT_READY: 1 },
      retries: 11,
      latencyMs: { p50: 50, p99: 99 },
      failed: 2,
    });
  });

  it('of nothing are zero', () => {
    expect(new Tally().figures).toMatchObject({ requests: 0, latencyMs: { p50: 0, p99: 0 }, failed: 0 });
  });
});
