import { Journey } from '@kervan/console-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { opsConsole } from '../ops-console.js';
import { FakeService } from './fake-service.mother.js';
import { hoursAgo, order } from './order.mother.js';
import { forgetAll, receipt, status, stored, stream, untilPartitioned } from './stored.mother.js';

describe('journeys', () => {
  let s: Scenario;
  let core: FakeService;
  beforeAll(async () => {
    core = await FakeService.start();
    s = await scenario(opsConsole, {
      SERVICES: JSON.stringify({ 'erp-core': core.url }),
      SERVICES_TOKEN: 'token-of-the-console',
    });
    // What services say is said by each spec: with this rule the console cannot write down its own polls.
    await s.query('CREATE RULE as_specified AS ON UPDATE TO service_status DO INSTEAD NOTHING');
    await untilPartitioned(query);
  });
  beforeEach(async () => {
    core.waiting = [];
    await forgetAll(query);
  });
  afterAll(async () => {
    await s.close();
    await core.stop();
  });

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);
  const get = (path: string) => s.http('GET', path);
  const journey = async (kind: string, value: string): Promise<Journey> =>
    Journey.parse((await get(`/api/journeys/${kind}/${encodeURIComponent(value)}`)).body);

  it('tells of an order by any identifier that leads to it', async () => {
    const { approval, reservation, invoice } = await order(query);
    await stored(query, { key: 'SIP-2', keys: [['order', 'SIP-2']] });
    const position = `${invoice.topic}/${invoice.partition}@${invoice.offset}`;
    const identifiers = [
      ['order', 'SIP-1'],
      ['invoice', 'KRV1'],
      ['corr', approval.correlationId],
      ['event', reservation.id],
      ['trace', approval.traceId ?? ''],
      ['offset', position],
    ] as const;
    for (const [kind, value] of identifiers) {
      const told = await journey(kind, value);
      expect({ kind, ids: told.events.map(({ id }) => id) }).toEqual({
        kind,
        ids: [approval.id, reservation.id, invoice.id],
      });
      expect(told).toMatchObject({
        keys: [
          { kind: 'invoice', value: 'KRV1' },
          { kind: 'order', value: 'SIP-1' },
        ],
        correlationIds: [approval.correlationId],
        traceIds: [approval.traceId],
        truncated: false,
      });
    }
  });

  it('gives the five answers, and their evidence event by event', async () => {
    const { approval } = await order(query);
    const told = await journey('order', 'SIP-1');
    expect(told.answers).toEqual({
      produced: { verdict: 'ok', silent: [], events: 3 },
      onBroker: { verdict: 'ok', silent: [], witnessed: 3, events: 3 },
      retries: {
        ...{ verdict: 'ok', silent: [], total: 6 },
        consumers: [
          { consumer: 'accounting', retries: 4 },
          { consumer: 'warehouse', retries: 2 },
        ],
      },
      deadLetters: {
        ...{ verdict: 'attention', silent: [], dead: 1, parked: 0 },
        consumers: [{ consumer: 'accounting', dead: 1, parked: 0 }],
      },
      records: { verdict: 'attention', silent: [], changed: 2, outstanding: 1 },
    });
    expect(told.events[0]).toMatchObject({
      ...{ service: 'erp-core', summary: expect.stringMatching(/order/i), workOrderNo: 'WO-1' },
      ...{ sequence: { epoch: 1, no: 7 }, state: 'on_broker' },
      broker: { topic: 'erp.sales.order', partition: 2, offset: approval.offset },
      deliveries: [
        {
          ...{ consumer: 'warehouse', state: 'handled', attempts: 3, durationMs: 3.5 },
          touched: [{ table: 'reservation', key: 'SIP-1' }],
        },
      ],
    });
  });

  it('names every consumer at which an event is due, and who is silent', async () => {
    const event = await stored(query, { offset: 41, at: hoursAgo(1) });
    const at = (nextOffset: number) => ({
      positions: [{ topic: event.topic, partition: event.partition, firstOffset: 0, nextOffset }],
    });
    await receipt(query, event, { consumer: 'warehouse' });
    await stream(query, 'warehouse', event, [0, 41]);
    await stream(query, 'crm', event, [0, 40]);
    await status(query, 'crm', { inbox: at(41) });
    await stream(query, 'accounting', event, [0, 57]);
    await status(query, 'accounting', { inbox: at(58) });
    const seenAt = hoursAgo(0.5);
    await status(query, 'hr', { reachable: false, seenAt, inbox: at(12) });
    await status(query, 'ecommerce', { inbox: at(41) });
    await stream(query, 'reporting', event, [42, 50]);

    const { events, answers } = await journey('event', event.id);
    expect(events[0]?.deliveries.map(({ consumer, state, silent }) => [consumer, state, silent])).toEqual([
      ['accounting', 'unknown', { service: 'accounting', since: expect.any(String) }],
      ['crm', 'waiting', null],
      ['ecommerce', 'waiting', null],
      ['hr', 'unknown', { service: 'hr', since: seenAt }],
      ['warehouse', 'handled', null],
    ]);
    expect(answers.records).toMatchObject({
      ...{ verdict: 'unknown', outstanding: 2 },
      silent: [{ service: 'accounting' }, { service: 'hr', since: seenAt }],
    });
  });

  it('asks an outbox that said that something waits, and shows what is not yet published', async () => {
    const event = await stored(query);
    await status(query, 'erp-core', { outbox: { pending: 2 } });
    const own = { correlationId: event.correlationId, causationId: event.id };
    core.waiting = [
      { ...own, eventId: 'b5f8a0a0-0000-4000-8000-000000000001', type: 'erp.sales.SiparisIptalEdildi.v1' },
      { ...own, eventId: event.id, type: event.type },
    ];
    const { events, answers } = await journey('order', 'SIP-1');
    expect(core.asked).toEqual(expect.arrayContaining(['/ops/outbox/keys/erp.sales.order/SIP-1?limit=200']));
    expect(events).toMatchObject([
      { id: event.id, state: 'on_broker' },
      {
        ...{
          id: 'b5f8a0a0-0000-4000-8000-000000000001',
          state: 'in_outbox',
          service: 'erp-core',
          key: 'SIP-1',
        },
        ...{ summary: expect.any(String), broker: null, deliveries: [] },
      },
    ]);
    expect(answers.onBroker).toEqual({ verdict: 'attention', silent: [], witnessed: 1, events: 2 });
  });

  it('tells an order of which nothing is published yet', async () => {
    await status(query, 'erp-core', { outbox: { pending: 1 } });
    core.waiting = [
      {
        eventId: 'b5f8a0a0-0000-4000-8000-000000000002',
        correlationId: 'b5f8a0a0-0000-4000-8000-00000000000c',
      },
    ];
    expect((await journey('order', 'SIP-1')).answers).toMatchObject({
      produced: { verdict: 'ok', events: 1 },
      onBroker: { verdict: 'attention', witnessed: 0 },
    });
  });

  it('names a service whose outbox does not answer in time', async () => {
    await stored(query);
    const seenAt = hoursAgo(1);
    await status(query, 'erp-core', { seenAt, outbox: { heldRows: 1 } });
    core.waiting = 'nothing comes';
    expect((await journey('order', 'SIP-1')).answers.produced).toEqual({
      ...{ verdict: 'unknown', events: 1 },
      silent: [{ service: 'erp-core', since: seenAt }],
    });
  });

  it('shows a cause that the broker was not seen to hold, with what receipts tell of it', async () => {
    const cause = await stored(query, { at: hoursAgo(2) });
    await receipt(query, cause, { consumer: 'crm' });
    await query('DELETE FROM event');
    const effect = await stored(query, { causationId: cause.id, at: hoursAgo(1) });
    const { events, answers } = await journey('order', 'SIP-1');
    expect(events).toMatchObject([
      { id: cause.id, state: 'unknown', broker: null, deliveries: [{ consumer: 'crm', state: 'handled' }] },
      { id: effect.id, state: 'on_broker' },
    ]);
    expect(answers.onBroker).toMatchObject({ verdict: 'unknown', silent: [{ service: 'ops-console' }] });
    expect(await journey('event', cause.id)).toMatchObject({ events: [{ id: cause.id, state: 'unknown' }] });
  });

  it('of more than fifty flows and a thousand events shows the newest, and says so', async () => {
    await query(
      `INSERT INTO event (day, event_id, correlation_id, type, source, topic, partition, "offset", key, occurred_at, appended_at)
       SELECT current_date, gen_random_uuid(), gen_random_uuid(), 't', '/s', 'erp.accounts.account', 0, n, 'C1',
         current_date + n * interval '1 s', now() FROM generate_series(1, 60) AS n`,
    );
    await query(
      `INSERT INTO business_key (day, event_id, kind, value, occurred_at)
       SELECT day, event_id, 'account', 'C1', occurred_at FROM event`,
    );
    const many = await journey('account', 'C1');
    expect([many.truncated, many.events.length, many.events[0]?.broker?.offset]).toEqual([true, 50, 11]);

    const { correlationId } = await stored(query);
    await query(
      `INSERT INTO event (day, event_id, correlation_id, type, source, topic, partition, "offset", key, occurred_at, appended_at)
       SELECT current_date, gen_random_uuid(), $1, 't', '/s', 'erp.sales.order', 0, n, 'SIP-1', now(), now()
       FROM generate_series(1, 1200) AS n`,
      [correlationId],
    );
    const long = await journey('corr', correlationId);
    expect([long.truncated, long.events.length]).toEqual([true, 1000]);
  });
});
