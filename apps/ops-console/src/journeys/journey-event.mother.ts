import type { Delivery, JourneyEvent } from '@kervan/console-api';

/** A delivery that took effect at the warehouse at once. */
export function delivered(change: Partial<Delivery> = {}): Delivery {
  return {
    consumer: 'warehouse',
    state: 'handled',
    attempts: 1,
    duplicates: 0,
    firstAt: '2026-11-30T10:00:00.100Z',
    lastAt: '2026-11-30T10:00:00.100Z',
    durationMs: 3.5,
    fingerprint: null,
    touched: [],
    silent: null,
    ...change,
  };
}

/** An order's approval that lies on the broker. */
export function approval(change: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    id: '0198f0a0-0000-7000-8000-000000000001',
    type: 'erp.sales.SiparisOnaylandi.v1',
    summary: 'An order was approved.',
    source: '/erp/core',
    service: 'erp-core',
    key: 'SIP-1',
    sequence: { epoch: 1, no: 1 },
    correlationId: '0198f0a0-0000-7000-8000-00000000000c',
    causationId: null,
    workOrderNo: null,
    traceId: null,
    occurredAt: '2026-11-30T10:00:00.000Z',
    state: 'on_broker',
    broker: { topic: 'erp.sales.order', partition: 2, offset: 41, at: '2026-11-30T10:00:00.010Z' },
    deliveries: [],
    ...change,
  };
}
