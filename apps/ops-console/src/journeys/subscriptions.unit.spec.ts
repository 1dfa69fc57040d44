import { describe, expect, it } from '@jest/globals';
import { Subscriptions, type ConsumerPositions, type Stream } from './subscriptions.js';

const topic = 'erp.sales.order';
const lastAt = new Date('2026-11-30T10:00:00Z');
const seenAt = '2026-11-30T10:05:00.000Z';
const at = new Date('2026-11-30T09:59:00Z');
const place = { topic, partition: 2, offset: 41, at };

const stream = (change: Partial<Stream> = {}): Stream => ({
  ...{ consumer: 'warehouse', topic, partition: 2, firstOffset: 10, lastOffset: 40, lastAt },
  ...change,
});
const service = (change: Partial<ConsumerPositions> = {}, nextOffset = 41): ConsumerPositions => ({
  ...{ consumer: 'warehouse', reachable: true, seenAt },
  positions: [{ topic, partition: 2, firstOffset: 10, nextOffset }],
  ...change,
});
const late = { topic, partition: 2, firstOffset: 42, nextOffset: 50 };

describe('consumers at which a record is due', () => {
  const consumers = (streams: Stream[], services: ConsumerPositions[] = []) =>
    new Subscriptions(streams, services).consumersOf(place);

  it('are those with receipts of its partition', () => {
    expect(consumers([stream(), stream({ consumer: 'crm' })])).toEqual(['crm', 'warehouse']);
  });

  it('are not those of another partition or topic', () => {
    expect(consumers([stream({ partition: 3 }), stream({ topic: 'erp.finance.invoice' })])).toEqual([]);
  });

  it('are not those that began after it', () => {
    expect(consumers([stream({ firstOffset: 42 })], [service({ positions: [late] })])).toEqual([]);
    expect(consumers([stream({ firstOffset: 41 })])).toEqual(['warehouse']);
  });

  it('are also those that say so themselves, before their first receipt', () => {
    expect(consumers([stream({ consumer: 'crm' })], [service()])).toEqual(['crm', 'warehouse']);
    expect(
      consumers([], [service({ positions: [{ topic, partition: 3, firstOffset: 0, nextOffset: 7 }] })]),
    ).toEqual([]);
  });
});

describe('a delivery without a receipt', () => {
  const untold = (streams: Stream[], services: ConsumerPositions[] = []) =>
    new Subscriptions(streams, services).untold('warehouse', place);

  it('waits while its consumer answers and has not come so far', () => {
    expect(untold([stream()], [service()])).toMatchObject({ state: 'waiting', attempts: 0, silent: null });
    expect(untold([], [service()])).toMatchObject({ state: 'waiting', silent: null });
  });

  it.each([
    ['its receipts have gone past it', [stream({ lastOffset: 42 })], [service({}, 43)], at.toISOString()],
    ['its receipts have gone past it, whoever answers', [stream({ lastOffset: 42 })], [], at.toISOString()],
    [
      'its consumer has gone past it and no receipt came',
      [stream()],
      [service({}, 42)],
      lastAt.toISOString(),
    ],
    ['its consumer has gone past it and never sent any', [], [service({}, 42)], null],
    ['its service does not answer', [stream()], [service({ reachable: false })], seenAt],
    [
      'its service never answered',
      [stream()],
      [service({ reachable: false, seenAt: null })],
      lastAt.toISOString(),
    ],
    ['its service is not asked', [stream()], [], lastAt.toISOString()],
    ['nothing at all is known', [], [], null],
  ])('is unknown when %s', (_, streams, services, since) => {
    expect(untold(streams, services)).toMatchObject({
      state: 'unknown',
      silent: { service: 'warehouse', since },
    });
  });
});
