import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuditPage,
  AuditVerdict,
  Consumer,
  EventBody,
  Operation,
  OperationItemPage,
  Outbox,
  readLive,
  type LiveItem,
} from '@kervan/console-api';
import { SiparisIptalEdildi } from '@kervan/contracts';
import { eventually, type Company } from '@kervan/testing';
import { z } from 'zod';
import { opsConsole } from '../ops-console.js';
import { cancellation, handled, ledger, ledgerHandler, mailer, shop, tokens } from './shop.mother.js';

const { topic, type } = SiparisIptalEdildi;
const orders = ['SIP-1', 'SIP-2', 'SIP-3'];
const reason = 'the ledger was mended';
const unknown = '0197f3c2-0000-7000-8000-000000000001';

describe('operating a company through the console', () => {
  let c: Company;
  let eventId: string;
  beforeAll(async () => {
    ledgerHandler.isBroken = true;
    // The shop of another spec in this process may have handled others before.
    handled.ledger.length = handled.mailer.length = 0;
    c = await shop();
    for (const orderNo of orders) eventId = await c.given(SiparisIptalEdildi, cancellation(orderNo));
    await eventually('the ledger to have parked them', async () => (await consumer('ledger')).dead === 3);
    await eventually('the mailer to have caught up', async () => (await consumer('mailer')).records === 0);
    await eventually('the console to have seen the event', async () => (await body('veli')).status === 200);
  });
  afterAll(() => c.close());

  const as = (name: keyof typeof tokens) => ({ authorization: `Bearer ${tokens[name]}` });
  const get = (path: string, name: keyof typeof tokens = 'veli') =>
    c.http(opsConsole, 'GET', `/api/${path}`, undefined, as(name));
  const post = (path: string, name: keyof typeof tokens, request: object, headers = {}) =>
    c.http(opsConsole, 'POST', `/api/${path}`, request, { ...as(name), ...headers });
  const consumer = async (group: string) => {
    const all = z.array(Consumer).parse((await get('consumers')).body);
    const found = all.find((each) => each.group === group);
    if (!found) throw new Error(`${group} is not known yet`);
    return found;
  };
  const body = (name: keyof typeof tokens) => get(`events/${eventId}/body`, name);
  const until = (operation: Operation, state: Operation['state']) =>
    eventually(`the redrive to be ${state}`, async () => {
      const now = Operation.parse((await get(`operations/${operation.consumer}/${operation.id}`)).body);
      return now.state === state && now;
    });
  const fingerprint = async () => {
    const [row] = await c.query<{ readonly fingerprint: string }>(
      ledger,
      'SELECT fingerprint FROM parked_event LIMIT 1',
    );
    return row?.fingerprint ?? '';
  };
  const operate = async (name: keyof typeof tokens, request: object, headers = {}) =>
    Operation.parse(
      (await post('operations', name, { consumer: 'ledger', reason, ...request }, headers)).body,
    );
  const audited = async (action: string) => AuditPage.parse((await get(`audit?action=${action}`)).body).items;

  it('tells how far each consumer is, and of which services it hears nothing', async () => {
    expect(await consumer('ledger')).toMatchObject({
      ...{ reachable: true, records: 0, seconds: 0, parkedKeys: 3, parkedEvents: 3, dead: 3 },
      etaSeconds: 0,
    });
    const outboxes = z.array(Outbox).parse((await get('outbox')).body);
    expect(outboxes.find(({ service }) => service === 'ledger')).toMatchObject({
      ...{ reachable: true, heldKeys: 0, owners: [expect.any(String)] },
    });
    expect(outboxes.find(({ service }) => service === 'away')).toMatchObject({
      reachable: false,
      seenAt: null,
    });
    expect(await get('consumers/nobody')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('shows by which positions a consumer goes', async () => {
    const { body: detail } = await get('consumers/mailer');
    const { partitions } = z
      .looseObject({ partitions: z.array(z.looseObject({ topic: z.string() })) })
      .parse(detail);
    expect(partitions.filter((each) => each.topic === topic)).toContainEqual(
      expect.objectContaining({ records: 0, seconds: 0 }),
    );
  });

  it('would heal what is mended: a dry run tells so, and changes nothing', async () => {
    ledgerHandler.isBroken = false;
    const request = { selection: { fingerprint: await fingerprint() }, dryRun: true };
    const done = await until(await operate('ozan', request), 'DONE');
    expect(done).toMatchObject({ dryRun: true, createdBy: 'ozan', items: { WOULD_SUCCEED: 3 } });
    expect(await c.query(ledger, 'SELECT key FROM parked_key ORDER BY key')).toHaveLength(3);
    handled.ledger.length = 0;
  });

  it('redrives one key by name, once however often it is asked', async () => {
    const request = { selection: { topic, key: 'SIP-1' }, ramp: false };
    const key = { 'idempotency-key': 'asked-once' };
    const [one, again] = [await operate('ozan', request, key), await operate('ozan', request, key)];
    expect(again.id).toBe(one.id);
    expect(await until(one, 'DONE')).toMatchObject({ events: 1, handled: 1, items: { DONE: 1 } });
    expect(handled.ledger).toEqual(['SIP-1']);
    const { body: items } = await get(`operations/ledger/${one.id}/items`);
    expect(OperationItemPage.parse(items).items).toMatchObject([{ topic, key: 'SIP-1', state: 'DONE' }]);
  });

  it('redrives everything that failed alike, and only the consumer that failed sees it again', async () => {
    const before = await c.query<{ offset: number }>(
      mailer,
      'SELECT topic, partition, next_offset FROM inbox_partition ORDER BY topic, partition',
    );
    const receiptsOf = () =>
      c.query(
        opsConsole,
        `SELECT event_id, attempts, duplicates, first_at, last_at FROM delivery WHERE consumer = 'mailer'
         ORDER BY event_id`,
      );
    const receipts = await receiptsOf();
    expect(receipts).toHaveLength(3);

    const redrive = await operate('ozan', { selection: { fingerprint: await fingerprint() }, ramp: true });
    expect(await until(redrive, 'DONE')).toMatchObject({ items: { DONE: 2 }, handled: 2 });
    await c.atRest();
    await eventually('the console to know that they are healed', async () => {
      const healed = await c.query(
        opsConsole,
        `SELECT event_id FROM delivery WHERE consumer = 'ledger' AND state = 'handled'`,
      );
      return healed.length === 3;
    });

    expect(handled.ledger.sort()).toEqual(orders);
    expect(handled.mailer.sort()).toEqual(orders);
    expect(await receiptsOf()).toEqual(receipts);
    expect(
      await c.query(
        mailer,
        'SELECT topic, partition, next_offset FROM inbox_partition ORDER BY topic, partition',
      ),
    ).toEqual(before);
  });

  it('lists the redrives of all consumers and of one, newest first', async () => {
    const all = z.object({ items: z.array(Operation) });
    const { items } = all.parse((await get('operations')).body);
    expect(items).toMatchObject([{ dryRun: false }, { dryRun: false }, { dryRun: true, consumer: 'ledger' }]);
    expect(all.parse((await get('operations?consumer=ledger&limit=1')).body).items).toEqual(
      items.slice(0, 1),
    );
    expect(all.parse((await get('operations?consumer=mailer')).body).items).toEqual([]);
  });

  it('says what a service refuses with, as that says it', async () => {
    const refused = { consumer: 'ledger', reason, selection: { topic, key: 'SIP-1' } };
    expect(await post('operations', 'ozan', refused)).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
    expect(await post('operations', 'ozan', { ...refused, consumer: 'away' })).toMatchObject({
      status: 503,
      body: { code: 'SERVICE_UNAVAILABLE' },
    });
    const [done] = z.object({ items: z.array(Operation) }).parse((await get('operations')).body).items;
    expect(await post(`operations/ledger/${done?.id ?? ''}/pause`, 'ozan', { reason })).toMatchObject({
      status: 409,
      body: { code: 'REDRIVE_STATE_INVALID', facts: { state: 'DONE' } },
    });
    expect(await get('operations/ledger/..%2f..%2faudit')).toMatchObject({ status: 422 });
  });

  it('lets nobody agree to what they asked for themselves, whichever way they ask', async () => {
    ledgerHandler.isBroken = true;
    await c.given(SiparisIptalEdildi, cancellation('SIP-4'));
    const [parked] = await eventually('it to be parked', async () => {
      const rows = await c.query<{ epoch: number; sequence: number; event_id: string }>(
        ledger,
        'SELECT epoch, sequence, event_id FROM parked_event',
      );
      return rows.length > 0 && rows;
    });
    const position = { epoch: parked?.epoch, sequence: parked?.sequence, eventId: parked?.event_id };
    const edit = {
      kind: 'edit',
      event: { topic, key: 'SIP-4', position },
      payload: cancellation('SIP-4'),
      reason,
    };
    const acting = {
      authorization: 'Bearer the-token-of-the-console',
      'x-kervan-actor': 'ayse',
      'x-kervan-role': 'approver',
    };
    const made = await c.http(ledger, 'POST', '/ops/redrives', edit, acting);
    const { id } = z.object({ id: z.string() }).parse(made.body);

    expect(await post(`operations/ledger/${id}/approve`, 'ayse', { reason })).toMatchObject({ status: 403 });
    expect(await post(`operations/ledger/${id}/approve`, 'ozan', { reason })).toMatchObject({ status: 403 });
    ledgerHandler.isBroken = false;
    expect(await post(`operations/ledger/${id}/approve`, 'asli', { reason })).toMatchObject({
      status: 200,
      body: { createdBy: 'ayse', approvedBy: 'asli' },
    });
    await until(Operation.parse((await get(`operations/ledger/${id}`)).body), 'DONE');
    const denied = await c.query(ledger, `SELECT actor, subject FROM operator_audit WHERE action = 'denied'`);
    expect(denied).toEqual([{ actor: 'ayse', subject: 'POST /ops/redrives/:id/approve' }]);
  });

  it('shows what an event holds, all of it only for a reason that is remembered', async () => {
    const shown = EventBody.parse((await body('veli')).body);
    expect(shown).toMatchObject({ eventId, masked: true, maskedFields: [], headers: { ce_type: type } });
    expect(JSON.parse(shown.body ?? '')).toEqual(cancellation('SIP-3'));

    const reveal = (name: keyof typeof tokens, request: object) =>
      post(`events/${eventId}/reveal`, name, request, { 'idempotency-key': 'sent-by-every-client' });
    expect(await reveal('veli', { reason })).toMatchObject({ status: 403 });
    expect(await reveal('inci', {})).toMatchObject({ status: 422 });
    const revealed = EventBody.parse((await reveal('inci', { reason: 'asked by the customer' })).body);
    expect(revealed).toMatchObject({ masked: false, maskedFields: [] });

    expect(await audited('event.revealed')).toMatchObject([
      { actor: 'inci', subject: eventId, reason: 'asked by the customer', details: { type } },
    ]);
    expect(await get(`events/${unknown}/body`)).toMatchObject({ status: 404 });
  });

  it('remembers who did what and why, in chains that can be computed anew', async () => {
    expect(await audited('operation.created')).toMatchObject([
      { actor: 'ozan', reason, details: { kind: 'retry', dryRun: false } },
      { actor: 'ozan', details: { dryRun: false } },
      { actor: 'ozan', details: { dryRun: false } },
      { actor: 'ozan', details: { dryRun: true } },
    ]);
    expect(await audited('denied')).toContainEqual(
      expect.objectContaining({ actor: 'veli', subject: 'POST /api/events/:id/reveal' }),
    );
    const verdict = AuditVerdict.parse((await get('audit/verify')).body);
    expect(verdict.sound).toBe(false);
    expect(verdict.chains.map(({ service, reachable, broken }) => [service, reachable, broken])).toEqual([
      ['ops-console', true, null],
      ['ledger', true, null],
      ['mailer', true, null],
      ['away', false, null],
    ]);
  });

  it('shows live what comes and what becomes of it, and goes on where one was', async () => {
    const watched = async function* (query: string) {
      const leave = new AbortController();
      const address = `${c.urlOf(opsConsole)}/api/live?${query}`;
      const response = await fetch(address, { headers: as('veli'), signal: leave.signal });
      try {
        yield* readLive(response);
      } finally {
        leave.abort();
      }
    };
    const seen: LiveItem[] = [];
    let begun: string | null = null;
    for await (const { id, batch } of watched('filter=sip-5')) {
      if (begun === null) {
        begun = id;
        await c.given(SiparisIptalEdildi, cancellation('SIP-5'));
      }
      seen.push(...batch.items);
      const told = seen.map(({ kind, consumer: group }) => group ?? kind);
      if (['event', 'ledger', 'mailer'].every((each) => told.includes(each))) break;
    }
    expect(seen.every(({ key }) => key === 'SIP-5')).toBe(true);

    for await (const { batch } of watched(`filter=sip-5&after=${begun ?? ''}`)) {
      if (batch.items.length === 0) continue;
      expect(batch.items[0]).toEqual(seen[0]);
      break;
    }
  });
});
