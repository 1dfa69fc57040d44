import {
  AuditPage,
  AuditVerdict,
  Completeness,
  Consumer,
  ConsumerDetail,
  EventBody,
  EventDetail,
  FailedDeliveryPage,
  FailureDetail,
  type FailureGroup,
  FailureGroupPage,
  Found,
  Journey,
  Outbox,
  Overview,
  Session,
  Topology,
} from '@kervan/console-api';
import { z } from 'zod';
import { dead, INVOICE, invoiceEvent, journeyOf, posted, troubled, unheard } from './journeys.mother.js';
import { operationAnswers } from './operations.mother.js';
import { quarantineAnswers } from './quarantine.mother.js';
import { type Answer, fits } from './stub-console.mother.js';

export const EVENT = '0195f0a0-0000-7000-8000-000000000004';
const FAILURE = '/api/failures/accounting/PERIOD_CLOSED%3A7ac1f0';

export const failureGroup: FailureGroup = {
  fingerprint: 'PERIOD_CLOSED:7ac1f0',
  consumer: 'accounting',
  code: 'PERIOD_CLOSED',
  types: ['erp.finance.FaturaKesildi.v1', 'erp.finance.IadeFaturasiAlindi.v1'],
  open: 4212,
  dead: 37,
  healed: 0,
  keys: 198,
  firstAt: '2026-03-02T08:41:07.000Z',
  lastAt: '2026-03-02T11:29:48.125Z',
  trend: [...Array.from({ length: 20 }, () => 0), 4, 31, 88, 126],
  state: 'new',
  owner: null,
  note: null,
};

export const consumer: Consumer = {
  group: 'accounting',
  reachable: true,
  seenAt: '2026-03-02T11:30:00.000Z',
  records: 1204,
  seconds: 93.4,
  perSecond: 31.5,
  etaSeconds: 38,
  parkedKeys: 198,
  parkedEvents: 212,
  dead: 37,
  durationP50Ms: 3.2,
  durationP99Ms: 41,
};

export const outbox: Outbox = {
  service: 'erp-core',
  reachable: true,
  seenAt: '2026-03-02T11:30:00.000Z',
  pending: 12,
  oldestSeconds: 0.2,
  heldKeys: 0,
  heldRows: 0,
  lanes: 16,
  owners: ['publisher-1'],
  bytes: 40_960,
};

export const completeness: Completeness = {
  expected: 1_284_000,
  received: 1_283_999,
  silent: [{ service: 'hr', since: '2026-03-02T11:24:10.000Z', waiting: 3 }],
  missing: [
    {
      eventId: EVENT,
      consumer: 'hr',
      topic: 'erp.finance.invoice',
      partition: 4,
      offset: 9904,
      noticedAt: '2026-03-02T11:29:55.000Z',
    },
  ],
  behindRecords: 4,
  behindSeconds: 0.4,
  checkedAt: '2026-03-02T11:29:55.000Z',
};

/** Every answer that only shows something, in a company with one failure and one silent service. */
export const everyAnswer: Readonly<Record<string, Answer>> = {
  ...operationAnswers,
  ...quarantineAnswers,
  'GET /api/session': fits(Session, { name: 'ayse', role: 'operator', jaegerUrl: null }),
  'GET /api/overview': fits(Overview, {
    unpublishedOldestSeconds: 0.2,
    deliveryP99Ms: 184,
    retriesPerMinute: 3.4,
    deadLetters: 37,
    completeness: 0.99999922,
    eventsLastHour: 48_211,
    newestFlow: null,
    failures: [failureGroup],
    operations: [],
  }),
  'GET /api/completeness': fits(Completeness, completeness),
  'GET /api/find': fits(Found, {
    query: INVOICE,
    matches: [{ kind: 'invoice', value: INVOICE, events: 1000, lastAt: '2026-03-02T11:12:04.310Z' }],
  }),
  [`GET /api/journeys/invoice/${INVOICE}`]: fits(
    Journey,
    journeyOf([posted, dead, unheard], { answers: troubled }),
  ),
  [`GET /api/events/${EVENT}`]: fits(EventDetail, {
    event: invoiceEvent([posted, dead, unheard]),
    keys: [{ kind: 'invoice', value: INVOICE }],
    effects: [],
  }),
  [`GET /api/events/${EVENT}/body`]: fits(EventBody, {
    eventId: EVENT,
    masked: true,
    maskedFields: ['/note'],
    headers: { ce_id: EVENT, ce_type: 'erp.finance.FaturaKesildi.v1' },
    body: `{"invoiceNo":"${INVOICE}","payable":"18.36","note":"•••"}`,
  }),
  'GET /api/failures': fits(FailureGroupPage, { items: [failureGroup], next: null }),
  [`GET ${FAILURE}`]: fits(FailureDetail, {
    group: failureGroup,
    common: [{ field: 'source', value: '/erp/erp-core' }],
  }),
  [`GET ${FAILURE}/events`]: fits(FailedDeliveryPage, {
    items: [
      {
        eventId: EVENT,
        type: 'erp.finance.FaturaKesildi.v1',
        topic: 'erp.finance.invoice',
        key: INVOICE,
        state: 'dead',
        attempts: 5,
        lastAt: '2026-03-02T09:00:08.400Z',
      },
    ],
    next: null,
  }),
  'GET /api/consumers': fits(z.array(Consumer), [
    consumer,
    { ...consumer, group: 'hr', reachable: false, etaSeconds: null, parkedEvents: 0, dead: 0 },
  ]),
  'GET /api/consumers/accounting': fits(ConsumerDetail, {
    consumer,
    partitions: [
      {
        topic: 'erp.finance.invoice',
        partition: 4,
        nextOffset: 9905,
        end: 11_109,
        records: 1204,
        seconds: 93.4,
      },
    ],
  }),
  'GET /api/outbox': fits(z.array(Outbox), [outbox]),
  'GET /api/topology': fits(Topology, {
    topics: [{ name: 'erp.finance.invoice', types: ['erp.finance.FaturaKesildi.v1'], events: 120 }],
    services: ['erp-core', 'accounting'],
    edges: [
      edge('erp-core', 'writes', { events: 120 }),
      edge('accounting', 'reads', { seen: false }),
      edge('crm', 'reads', { declared: false, events: 3 }),
    ],
  }),
  'GET /api/audit': fits(AuditPage, {
    items: [
      {
        no: 812,
        at: '2026-03-02T11:30:12.101Z',
        actor: 'ayse',
        action: 'denied',
        subject: 'POST /api/operations',
        reason: null,
        details: { role: 'viewer', needed: 'operator' },
        hash: '9f2c',
      },
    ],
    next: null,
  }),
  'GET /api/audit/verify': fits(AuditVerdict, {
    chains: [
      { service: 'ops-console', reachable: true, entries: 812, head: '9f2c', broken: null },
      { service: 'hr', reachable: false, entries: 0, head: null, broken: null },
      { service: 'crm', reachable: true, entries: 40, head: '17aa', broken: 12 },
    ],
    sound: false,
  }),
};

function edge(
  service: string,
  direction: 'writes' | 'reads',
  given: { declared?: boolean; seen?: boolean; events?: number },
): Topology['edges'][number] {
  return {
    service,
    topic: 'erp.finance.invoice',
    direction,
    declared: true,
    seen: true,
    events: 0,
    ...given,
  };
}
