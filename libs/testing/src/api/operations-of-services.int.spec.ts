import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { defineService } from '@kervan/service';
import { Controller, Module } from '@nestjs/common';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import { scenario, type Scenario } from '../scenario/scenario.js';

@Controller()
class Catalogue {
  @OnEvent(UrunTanimlandi)
  async note(event: UrunTanimlandi, tx: Tx): Promise<void> {
    if (event.data.sku === 'BROKEN') throw new TypeError('the spec wants it');
    await tx.db.query('SELECT $1', [event.data.sku]);
  }
}

@Module({ controllers: [Catalogue] })
class CatalogueModule {}

/** Has everything that a service may have, and so every operation under /ops. */
const catalogue = defineService({
  name: 'catalogue',
  source: '/erp/catalogue',
  module: CatalogueModule,
  consumes: true,
  projections: ['idempotency_key'],
});

const APPROVER = 'the-token-of-an-approver';
const reason = 'the spec says so';
const Shown = z.object({
  topic: z.string(),
  key: z.string(),
  head: z.object({ epoch: z.int(), sequence: z.int(), eventId: z.string() }),
});

describe('the operations that services share', () => {
  let s: Scenario;
  beforeAll(async () => {
    const API_TOKENS = JSON.stringify([{ name: 'ali', role: 'approver', token: APPROVER }]);
    s = await scenario(catalogue, { API_TOKENS });
  });
  afterAll(() => s.close());

  it('parked keys are read, jobs on them made, changed and worked at', async () => {
    await s.given(UrunTanimlandi, { sku: 'BROKEN', unit: 'C62', kdvClass: 'GENERAL', stocked: true });
    for (const path of ['', '/keys', '/keys/erp.catalogue.product/BROKEN?payload=true'])
      expect(await s.http('GET', `/ops/parked${path}`)).toMatchObject({ status: 200 });
    const { body } = await s.http('GET', '/ops/parked/keys');
    const [{ topic, key, head }] = z.object({ items: z.tuple([Shown]) }).parse(body).items;

    const event = { topic, key, position: head };
    const payload = { sku: 'BROKEN', unit: 'C62', kdvClass: 'REDUCED', stocked: true };
    const edit = await s.http('POST', '/ops/redrives', { kind: 'edit', event, payload, reason });
    expect(edit).toMatchObject({ status: 201, body: { state: 'AWAITING_APPROVAL', createdBy: 'api' } });
    const job = `/ops/redrives/${z.object({ id: z.string() }).parse(edit.body).id}`;
    expect(await s.http('GET', `${job}/differences`)).toMatchObject({
      body: { differences: [{ path: '/kdvClass', before: '"GENERAL"', after: '"REDUCED"' }] },
    });
    const approver = { authorization: `Bearer ${APPROVER}` };
    expect(await s.http('POST', `${job}/approve`, { reason }, approver)).toMatchObject({ status: 200 });
    await eventually('the job to be done', async () => {
      const { body: state } = await s.http('GET', job);
      return z.object({ state: z.literal('DONE') }).safeParse(state).success;
    });
    expect(await s.http('GET', `${job}/items`)).toMatchObject({ body: { items: [{ state: 'FAILED' }] } });

    const slow = { kind: 'edit', event, payload, reason, dryRun: false };
    const another = await s.http('POST', '/ops/redrives', slow);
    const waiting = `/ops/redrives/${z.object({ id: z.string() }).parse(another.body).id}`;
    expect(await s.http('POST', `${waiting}/pause`, { reason })).toMatchObject({ status: 409 });
    expect(await s.http('POST', `${waiting}/cancel`, { reason })).toMatchObject({ status: 200 });
    await s.query(`UPDATE redrive_job SET state = 'STOPPED' WHERE state = 'CANCELLED'`);
    expect(await s.http('POST', `${waiting}/resume`, { reason })).toMatchObject({ status: 200 });
    await s.query(`UPDATE redrive_job SET state = 'PAUSED'`);
    expect(await s.http('POST', `${waiting}/pause`, { reason })).toMatchObject({ status: 200 });
    expect(await s.http('GET', '/ops/redrives')).toMatchObject({ body: { items: [{}, {}] } });
  });

  it('a rebuild is refused while it would bring back what was edited', async () => {
    const refused = { status: 409, body: { code: 'REPLAY_UNFIT' } };
    expect(await s.http('POST', '/ops/rebuild', { reason })).toMatchObject(refused);
    await s.query('DELETE FROM event_override');
    expect(await s.http('POST', '/ops/rebuild', { reason })).toMatchObject({ status: 202 });
    await s.atRest();
  });

  it('what waits in the outbox is read', async () => {
    const release = { code: 'RECORD_TOO_LARGE', reason };
    expect(await s.http('POST', '/ops/outbox/held/release', release)).toMatchObject({
      body: { released: 0 },
    });
    for (const path of ['held', 'keys/erp.catalogue.product/BROKEN'])
      expect(await s.http('GET', `/ops/outbox/${path}`)).toMatchObject({ status: 200 });
  });

  it.each([
    ['GET', '/ops/outbox', 200],
    ['GET', '/ops/inbox', 200],
    ['POST', '/ops/rebuild', 202],
    ['GET', '/ops/rebuild', 200],
    ['GET', '/ops/audit', 200],
    ['GET', '/ops/audit/verify', 200],
  ])('%s %s succeeds', async (method, path, status) => {
    expect(await s.http(method, path)).toMatchObject({ status });
  });

  it('a replay is asked for, compared, swapped in, and its former tables dropped', async () => {
    const reason = 'to see that it works';
    const asked = await s.http('POST', '/ops/replays', { reason });
    expect(asked).toMatchObject({ status: 202, body: { state: 'PENDING', createdBy: 'api' } });
    const { id } = z.object({ id: z.int() }).parse(asked.body);
    const path = `/ops/replays/${id}`;
    const reaches = (state: string) =>
      eventually(`the replay to be ${state}`, async () => {
        const { body } = await s.http('GET', path);
        return z.object({ state: z.literal(state) }).safeParse(body).success;
      });

    await reaches('READY');
    expect(await s.http('POST', `${path}/swap`, { reason })).toMatchObject({ status: 202 });
    await reaches('SWAPPED');
    expect(await s.http('POST', `${path}/swap`, { reason })).toMatchObject({ status: 409 });
    expect(await s.http('POST', `${path}/cancel`, { reason })).toMatchObject({ status: 409 });
    expect(await s.http('POST', `${path}/drop`, { reason })).toMatchObject({ status: 200 });
    expect(await s.http('GET', '/ops/replays')).toMatchObject({
      status: 200,
      body: [{ id, state: 'SWAPPED', comparison: { equal: true } }],
    });
    expect(await s.http('GET', '/ops/replays/999')).toMatchObject({ status: 404 });
    const { body: another } = await s.http('POST', '/ops/replays', { reason });
    const cancel = `/ops/replays/${z.object({ id: z.int() }).parse(another).id}/cancel`;
    expect(await s.http('POST', cancel, { reason })).toMatchObject({ status: 202 });
  });

  it('a new epoch of the outbox begins where an operator insists', async () => {
    const path = '/ops/outbox/new-epoch';
    const insisting = { reason: 'to see that it works', force: true };

    expect(await s.http('POST', path, { reason: 'nothing is wrong' })).toMatchObject({
      status: 409,
      body: { code: 'OUTBOX_NOT_FENCED' },
    });
    expect(await s.http('POST', path, insisting)).toMatchObject({ status: 200, body: { epoch: 2 } });
    expect(await s.http('GET', '/ops/audit')).toMatchObject({
      body: { items: expect.arrayContaining([expect.objectContaining({ action: 'outbox.epoch-begun' })]) },
    });
  });

  it('are all exercised here', async () => {
    // A key must be held to be skipped, and events kept to be sent again: their own specs do it.
    expect(await s.api.unexercised('/ops')).toEqual([
      'POST /ops/outbox/held/skip',
      'POST /ops/outbox/sent/republish',
    ]);
  });

  it('answer random requests properly', async () => {
    const { succeeded } = await s.api.probe({ under: '/ops', runs: 15 });
    expect(succeeded).toBeGreaterThan(20);
  });
});
