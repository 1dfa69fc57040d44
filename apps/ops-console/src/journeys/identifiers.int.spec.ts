import { EventDetail, Found, Journey } from '@kervan/console-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { opsConsole } from '../ops-console.js';
import { uuidOf } from '../read-model/uuid-of.js';
import { hoursAgo, order } from './order.mother.js';
import { forgetAll, receipt, stored, untilPartitioned } from './stored.mother.js';

describe('identifiers', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(opsConsole);
    await untilPartitioned(query);
  });
  beforeEach(() => forgetAll(query));
  afterAll(() => s.close());

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);
  const get = (path: string) => s.http('GET', path);
  const journey = async (kind: string, value: string): Promise<Journey> =>
    Journey.parse((await get(`/api/journeys/${kind}/${encodeURIComponent(value)}`)).body);
  const find = async (q: string) =>
    Found.parse((await get(`/api/find?q=${encodeURIComponent(q)}`)).body).matches.map(
      ({ kind, events }) => `${kind} ${events}`,
    );

  it('shows ids of foreign producers as they wrote them, and finds them', async () => {
    const original = { eventId: 'Paket #1/ü', correlationId: 'sevk 7' };
    const id = uuidOf(original.eventId);
    await stored(query, {
      id,
      correlationId: uuidOf(original.correlationId),
      original,
      source: 'urn:carrier',
    });
    expect((await journey('event', original.eventId)).events).toMatchObject([
      { id: original.eventId, correlationId: original.correlationId, service: 'urn:carrier' },
    ]);
    expect(await find(original.eventId)).toEqual(['event 1']);
    expect(await find(original.correlationId)).toEqual(['corr 1']);
    expect(await find('Paket #1/u')).toEqual([]);
  });

  it('tells one event: its keys, and what it caused', async () => {
    const { reservation, invoice } = await order(query);
    const { body } = await get(`/api/events/${reservation.id}`);
    expect(EventDetail.parse(body)).toMatchObject({
      event: { id: reservation.id, deliveries: [{ consumer: 'erp-core', state: 'handled' }] },
      keys: [{ kind: 'order', value: 'SIP-1' }],
      effects: [invoice.id],
    });
  });

  it('finds every kind that a text names, newest first', async () => {
    await stored(query, { at: hoursAgo(3), keys: [['order', '42']] });
    await stored(query, { at: hoursAgo(1), keys: [['invoice', '42']] });
    await stored(query, { at: hoursAgo(2), keys: [['invoice', '42']] });
    expect(await find('42')).toEqual(['invoice 2', 'order 1']);
  });

  it('finds an event that only receipts name', async () => {
    const event = await stored(query);
    await receipt(query, event);
    await query('DELETE FROM event');
    expect(await find(event.id)).toEqual(['event 1']);
    expect((await get(`/api/events/${event.id}`)).body).toMatchObject({
      event: { id: event.id, state: 'unknown', key: 'SIP-1', deliveries: [{ state: 'handled' }] },
    });
  });

  it('finds nothing where nothing is', async () => {
    expect(await find('SIP-404')).toEqual([]);
    for (const path of ['journeys/order/SIP-404', 'journeys/trace/12', 'journeys/offset/here', 'events/404'])
      expect(await get(`/api/${path}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await get('/api/journeys/person/Ada')).toMatchObject({ status: 422 });
  });

  it.each([
    ['SQL', `'; DROP TABLE event; --`],
    ['SQL of another quote', `" OR 1=1 /* \\`],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['a path', '../../../etc/passwd'],
    ['an encoded path', '%2e%2e%2fetc'],
    ['a format', '%s %n ${7*7} {{7*7}}'],
    ['a wildcard', '%'],
    ['the longest', 'ı'.repeat(300)],
  ])('takes %s in a key for plain data', async (_, value) => {
    const event = await stored(query, { key: value, keys: [['order', value]], workOrderNo: value });
    const told = await journey('order', value);
    expect(told).toMatchObject({ value, events: [{ id: event.id, key: value, workOrderNo: value }] });
    expect(await find(value)).toEqual(['order 1']);
    expect((await query('SELECT FROM event')).length).toBe(1);
  });

  it.each([
    ['NUL', '\0'],
    ['a line break', 'a\nb'],
    ['too much', 'x'.repeat(301)],
    ['nothing', ' '],
  ])('refuses %s', async (_, value) => {
    const text = encodeURIComponent(value);
    for (const path of [`find?q=${text}`, `journeys/order/${text}`, `events/${text}`])
      expect((await get(`/api/${path}`)).status).toBe(422);
  });
});
