import type { Delivery, FiveAnswers, Journey, JourneyEvent } from '@kervan/console-api';

export const INVOICE = 'KRV2010000000012';
const FLOW = '0195f0a0-0000-7000-8000-00000000c0de';

export function delivery(state: Delivery['state'], given: Partial<Delivery> = {}): Delivery {
  return {
    consumer: 'accounting',
    state,
    attempts: 1,
    duplicates: 0,
    firstAt: '2026-03-02T09:00:00.170Z',
    lastAt: '2026-03-02T09:00:00.170Z',
    durationMs: 4.25,
    fingerprint: null,
    touched: [],
    silent: null,
    ...given,
  };
}

export const posted = delivery('handled', {
  touched: [{ table: 'voucher', key: 'YVM-2026-000204', before: null, after: 1 }],
});
export const dead = delivery('dead', {
  attempts: 5,
  lastAt: '2026-03-02T09:00:08.400Z',
  durationMs: null,
  fingerprint: 'PERIOD_CLOSED:7ac1f0',
});
export const unheard = delivery('unknown', {
  consumer: 'hr',
  attempts: 0,
  firstAt: null,
  lastAt: null,
  durationMs: null,
  silent: { service: 'hr', since: '2026-03-02T08:24:10.000Z' },
});

export function invoiceEvent(deliveries: Delivery[], given: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    id: '0195f0a0-0000-7000-8000-000000000004',
    type: 'erp.finance.FaturaKesildi.v1',
    summary: 'An invoice was issued to a customer account.',
    source: '/erp/erp-core',
    service: 'erp-core',
    key: INVOICE,
    sequence: { epoch: 1, no: 1 },
    correlationId: FLOW,
    causationId: null,
    workOrderNo: 'IE-88231',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    occurredAt: '2026-03-02T09:00:00.124Z',
    state: 'on_broker',
    broker: { topic: 'erp.finance.invoice', partition: 4, offset: 9904, at: '2026-03-02T09:00:00.136Z' },
    deliveries,
    ...given,
  };
}

const answers: FiveAnswers = {
  produced: { verdict: 'ok', silent: [], events: 1 },
  onBroker: { verdict: 'ok', silent: [], witnessed: 1, events: 1 },
  retries: { verdict: 'ok', silent: [], total: 0, consumers: [] },
  deadLetters: { verdict: 'ok', silent: [], dead: 0, parked: 0, consumers: [] },
  records: { verdict: 'ok', silent: [], changed: 1, outstanding: 0 },
};

/** Of one invoice with these deliveries. */
export function journeyOf(deliveries: Delivery[], given: Partial<Journey> = {}): Journey {
  return {
    kind: 'invoice',
    value: INVOICE,
    keys: [
      { kind: 'order', value: '536365' },
      { kind: 'invoice', value: INVOICE },
    ],
    correlationIds: [FLOW],
    traceIds: ['4bf92f3577b34da6a3ce929d0e0e4736'],
    answers,
    events: [invoiceEvent(deliveries)],
    truncated: false,
    behindSeconds: 0.4,
    ...given,
  };
}

/** What is told of {@link dead} and {@link unheard}. */
export const troubled: FiveAnswers = {
  ...answers,
  retries: {
    verdict: 'attention',
    silent: [],
    total: 4,
    consumers: [{ consumer: 'accounting', retries: 4 }],
  },
  deadLetters: {
    verdict: 'attention',
    silent: [],
    dead: 1,
    parked: 0,
    consumers: [{ consumer: 'accounting', dead: 1, parked: 0 }],
  },
  records: {
    verdict: 'unknown',
    silent: [{ service: 'hr', since: '2026-03-02T08:24:10.000Z' }],
    changed: 0,
    outstanding: 2,
  },
};
