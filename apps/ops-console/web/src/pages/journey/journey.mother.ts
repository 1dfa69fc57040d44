import type { Delivery, JourneyEvent } from '@kervan/console-api';

/** A delivery at its first try, unless told otherwise. */
export function delivery(told: Partial<Delivery> = {}): Delivery {
  return {
    consumer: 'crm',
    state: 'handled',
    attempts: 1,
    duplicates: 0,
    firstAt: '2026-03-02T09:00:00.040Z',
    lastAt: '2026-03-02T09:00:00.040Z',
    durationMs: 4,
    fingerprint: null,
    touched: [],
    silent: null,
    ...told,
  };
}

/** An event on the broker that nobody reads, unless told otherwise. */
export function event(told: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    id: '0195f0a0-0000-7000-8000-000000000001',
    type: 'erp.sales.SiparisOnaylandi.v1',
    summary: null,
    source: '/erp/core',
    service: 'erp-core',
    key: '536365',
    sequence: { epoch: 1, no: 1 },
    correlationId: '0195f0a0-0000-7000-8000-00000000c0de',
    causationId: null,
    workOrderNo: null,
    traceId: null,
    occurredAt: '2026-03-02T09:00:00.000Z',
    state: 'on_broker',
    broker: { topic: 'erp.sales.order', partition: 0, offset: 7, at: '2026-03-02T09:00:00.012Z' },
    deliveries: [],
    ...told,
  };
}
