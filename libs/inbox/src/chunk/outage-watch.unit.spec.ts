import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { KervanError, YevmiyeFisiIslendi } from '@kervan/contracts';
import { failureOf } from '../failures/failure.js';
import { EventSubscription } from '../handling/event-subscription.js';
import type { Delivery } from '../reading/delivery.js';
import { OutageWatch } from './outage-watch.js';

const stream = { consumer: 'c', topic: 't', partition: 0 };
const reason = new KervanError('DEPOT_NOT_FOUND', 'none');
const subscription = EventSubscription.of(YevmiyeFisiIslendi, {}, 'Ledger.note');
const failure = failureOf(reason, subscription.handler);
const never = () => new Promise<void>(() => undefined);

describe('a sample behind events that fail alike', () => {
  const deliveries = Array.from({ length: 30 }, (_, offset) => delivery(offset));

  /** Whether the tenth event to fail waits, and how many of those behind it were tried. */
  async function tenth(trial: () => Promise<void>, signal = new AbortController().signal) {
    let [tried, opened] = [0, 0];
    const outages = new OutageWatch({
      trial: () => {
        tried++;
        return trial();
      },
      onOpened: () => opened++,
      onClosed: () => undefined,
      samplingMs: 50,
    });
    let waits = false;
    for (const failed of deliveries.slice(0, 10))
      waits = await outages.holds(stream, failed, failure, () => deliveries.slice(10), signal);
    return { waits, tried, opened };
  }

  it('that fails like them tells an outage', async () => {
    expect(await tenth(() => Promise.reject(reason))).toEqual({ waits: true, tried: 5, opened: 1 });
  });

  it('that is healthy tells faults of their own', async () => {
    expect(await tenth(() => Promise.resolve())).toEqual({ waits: false, tried: 6, opened: 0 });
  });

  it('is given up when its time is over, and they wait', async () => {
    expect(await tenth(never)).toMatchObject({ waits: true, tried: 1 });
  });

  it('counts what was found out in time', async () => {
    let tries = 0;
    expect(await tenth(() => (++tries === 1 ? Promise.resolve() : never()))).toMatchObject({
      waits: false,
      tried: 2,
    });
  });

  it('is given up when the partition is taken away, and nothing is made of it', async () => {
    const taken = new AbortController();
    const trial = async () => {
      await delay(1);
      taken.abort();
      await never();
    };
    expect(await tenth(trial, taken.signal)).toEqual({ waits: true, tried: 1, opened: 0 });
  });

  it('does not count what only met another transaction', async () => {
    let tries = 0;
    const trial = () =>
      Promise.reject(++tries <= 6 ? new KervanError('DATABASE_CONTENTION', '40P01') : reason);
    expect(await tenth(trial)).toMatchObject({ waits: true, tried: 10 });
  });
});

function delivery(offset: number): Delivery {
  const key = `K${offset}`;
  const envelope = {
    id: key,
    type: YevmiyeFisiIslendi.type,
    source: '/spec',
    key,
    time: '2010-12-01T08:00:00Z',
    sequence: { epoch: 1, number: 1 },
    correlationId: key,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  return {
    record: { topic: 't', partition: 0, offset, key, value: '{}', headers: {}, timestamp: 0 },
    envelope,
    position: envelope.sequence,
    content: {
      kind: 'event',
      route: { subscription, invoke: () => Promise.resolve() },
      prepared: { event: envelope, locks: () => [] },
    },
    replayed: false,
  };
}
