import type { Delivery, Journey, JourneyEvent } from '@kervan/console-api';
import type { BrokerTruth, TrueEvent } from './broker-truth.js';
import type { ConsumerTruth, TrueState } from './consumer-truth.js';

/** An order's approval as it lies on the broker. */
export const approval: TrueEvent = {
  id: '0198f0a0-0000-7000-8000-000000000001',
  topic: 'erp.sales.order',
  partition: 2,
  offset: 41,
  key: 'SIP-1',
  correlationId: '0198f0a0-0000-7000-8000-00000000000c',
  traceId: null,
  sequence: { epoch: 1, number: 1 },
  time: '2026-11-30T10:00:00.000Z',
  keys: [{ kind: 'order', value: 'SIP-1' }],
};

export const handled: Delivery = {
  consumer: 'warehouse',
  state: 'handled',
  attempts: 2,
  duplicates: 0,
  firstAt: '2026-11-30T10:00:00.100Z',
  lastAt: '2026-11-30T10:00:00.200Z',
  durationMs: 3.5,
  fingerprint: null,
  touched: [{ table: 'reservation', key: 'SIP-1', before: null, after: 1 }],
  silent: null,
};

export const shown: JourneyEvent = {
  id: approval.id,
  type: 'erp.sales.SiparisOnaylandi.v1',
  summary: 'An order was approved.',
  source: '/erp/core',
  service: 'erp-core',
  key: 'SIP-1',
  sequence: { epoch: 1, no: 1 },
  correlationId: approval.correlationId,
  causationId: null,
  workOrderNo: null,
  traceId: null,
  occurredAt: approval.time,
  state: 'on_broker',
  broker: { topic: 'erp.sales.order', partition: 2, offset: 41, at: approval.time },
  deliveries: [handled],
};

/** The journey of one event, with answers that say what its deliveries say. */
export function journeyOf(event: JourneyEvent): Journey {
  const known = { verdict: 'ok' as const, silent: [] };
  const { deliveries } = event;
  const count = (state: Delivery['state']) => deliveries.filter((each) => each.state === state).length;
  return {
    kind: 'order',
    value: 'SIP-1',
    keys: [{ kind: 'order', value: 'SIP-1' }],
    correlationIds: [approval.correlationId],
    traceIds: [],
    answers: {
      produced: { ...known, events: 1 },
      onBroker: { ...known, witnessed: event.state === 'on_broker' ? 1 : 0, events: 1 },
      retries: {
        ...known,
        total: deliveries.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0),
        consumers: [],
      },
      deadLetters: { ...known, dead: count('dead'), parked: count('parked'), consumers: [] },
      records: { ...known, changed: 1, outstanding: 0 },
    },
    events: [event],
    truncated: false,
    behindSeconds: 0,
  };
}

/** What broker and the warehouse's database say of the approval. */
export const truth: BrokerTruth = {
  events: new Map([[approval.id, approval]]),
  receipts: new Map([[`warehouse ${approval.id}`, { attempts: 2, touched: new Set(['reservation SIP-1']) }]]),
};

export const warehouse = (state: TrueState | null = 'settled'): ConsumerTruth => ({
  consumer: 'warehouse',
  stateOf: () => state,
});
