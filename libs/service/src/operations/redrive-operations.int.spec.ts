import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StokFarkiAlindi, toHeaders } from '@kervan/contracts';
import { Database, temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { auditLog } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig } from '../config/parse-config.js';
import { roles, type Role } from '../http/role.js';
import { startService, type RunningService } from '../lifecycle/start-service.js';
import { specimen } from '../specimen/specimen.js';
import { z } from 'zod';

const reason = 'the spec says so';
const { topic, type } = StokFarkiAlindi;
const tokenOf = (name: string) => `the-token-of-${name}`;
/** One caller of each role named after it, and a second approver. */
const callers: readonly (readonly [string, Role])[] = [
  ...roles.map((role) => [role, role] as const),
  ['second', 'approver'],
];

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('operating parked keys of a service', () => {
  let store: TemporaryDatabase;
  let service: RunningService;
  let database: Database;

  beforeAll(async () => {
    store = await temporaryDatabase(testStores().databaseUrl);
    const API_TOKENS = JSON.stringify(callers.map(([name, role]) => ({ name, role, token: tokenOf(name) })));
    const config = parseConfig(specimen, { DATABASE_URL: store.url, KAFKA_BROKERS: 'none:1', API_TOKENS });
    const logger = createLogger('specimen', { level: 'silent' });
    service = await startService(specimen, { config, broker: memoryBroker(), logger });
    while (!(await service.readiness.check()).ready) await pause(10);
    database = service.app.get(Database);
    for (const key of ['A/1', 'B', 'C']) await park(key);
  });
  afterAll(async () => {
    await service.close();
    await store.drop();
  });

  async function park(key: string): Promise<void> {
    const envelope = toHeaders({
      ...{ id: `id-${key}`, type, source: '/spec', key, time: '2010-12-01T08:00:00Z' },
      sequence: { epoch: 1, number: 1 },
      ...{ correlationId: 'flow', causationId: null, workOrderNo: null, traceparent: null, tracestate: null },
    });
    await database.query(
      `WITH parked AS (INSERT INTO parked_key (consumer, topic, key, partition) VALUES ('specimen', $1, $2, 0)),
       claim AS (INSERT INTO parked_claim (consumer, topic, key, state) VALUES ('specimen', $1, $2, 'DEAD'))
       INSERT INTO parked_event (consumer, topic, key, epoch, sequence, event_id, event_type, partition, record_offset,
         record_time, headers, payload, state, attempts, error_code, fingerprint, error)
       VALUES ('specimen', $1, $2, 1, 1, $3, $4, 0, 0, 0, $5, $6, 'DEAD', 1, 'PAYLOAD_INVALID', 'PAYLOAD_INVALID:1', 'x')`,
      [topic, key, `id-${key}`, type, JSON.stringify(envelope), '{"secret":"value"}'],
    );
  }

  async function call(
    caller: string,
    method: string,
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answered> {
    const response = await fetch(`${service.url}/ops/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokenOf(caller)}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
  }

  const shown = (key: string) => ({ topic, key, head: { epoch: 1, sequence: 1, eventId: `id-${key}` } });
  const edit = {
    kind: 'edit',
    event: { topic, key: 'B', position: shown('B').head },
    payload: {},
    reason,
  };
  const until = async (id: unknown, state: string) => {
    for (;;) {
      const { body } = await call('viewer', 'GET', `redrives/${String(id)}`);
      if (body['state'] === state) return body;
      await pause(20);
    }
  };

  it('shows what is parked, page by page, without payloads', async () => {
    expect(await call('viewer', 'GET', 'parked')).toMatchObject({
      status: 200,
      body: { items: [{ fingerprint: 'PAYLOAD_INVALID:1', code: 'PAYLOAD_INVALID', keys: 3, events: 3 }] },
    });
    const first = await call('viewer', 'GET', 'parked/keys?fingerprint=PAYLOAD_INVALID:1&limit=2');
    expect(first).toMatchObject({ status: 200, body: { items: [{ key: 'A/1', events: 1 }, { key: 'B' }] } });
    const next = String(first.body['next']);
    expect(await call('viewer', 'GET', `parked/keys?after=${next}`)).toMatchObject({
      body: { items: [{ key: 'C' }], next: null },
    });
    expect(await call('viewer', 'GET', 'parked/keys?after=nonsense')).toMatchObject({ status: 422 });
    const events = await call('viewer', 'GET', `parked/keys/${topic}/A%2F1`);
    expect(events).toMatchObject({
      status: 200,
      body: { items: [{ eventId: 'id-A/1', type, attempts: 1 }] },
    });
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('shows payloads to investigators, and remembers to whom', async () => {
    const path = `parked/keys/${topic}/A%2F1?payload=true`;
    expect(await call('viewer', 'GET', path)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await call('investigator', 'GET', path)).toMatchObject({
      status: 200,
      body: { items: [{ payload: '{"secret":"value"}' }] },
    });
    const [entry] = await auditLog(database, { limit: 1 });
    expect(entry).toMatchObject({ actor: 'investigator', action: 'parked.revealed', details: { events: 1 } });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it.each([
    ['investigator', 'POST', 'redrives', { kind: 'skip', keys: [shown('C')], reason }],
    ['operator', 'POST', 'redrives/0197f3c2-0000-7000-8000-000000000001/approve', { reason }],
    ['investigator', 'POST', 'redrives/0197f3c2-0000-7000-8000-000000000001/cancel', { reason }],
    ['viewer', 'GET', 'redrives/0197f3c2-0000-7000-8000-000000000001/differences', undefined],
  ])('refuses the role %s for %s %s', async (role, method, path, body) => {
    expect(await call(role, method, path, body)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('makes a job once under one key, and works at it', async () => {
    const request = { kind: 'skip', keys: [shown('C')], reason };
    const [one, other] = [
      await call('operator', 'POST', 'redrives', request, 'once'),
      await call('operator', 'POST', 'redrives', request, 'once'),
    ];
    expect(one).toMatchObject({ status: 201, body: { kind: 'skip', createdBy: 'operator' } });
    expect(other.body['id']).toBe(one.body['id']);
    expect(await call('approver', 'POST', 'redrives', request, 'once')).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const release = { code: 'RECORD_TOO_LARGE', reason };
    expect(await call('operator', 'POST', 'outbox/held/release', release, 'kept')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'Idempotency-Key' }] },
    });
    expect(await until(one.body['id'], 'DONE')).toMatchObject({ items: { DONE: 1 }, handled: 1 });
    expect(await call('viewer', 'GET', `redrives/${String(one.body['id'])}/items`)).toMatchObject({
      status: 200,
      body: { items: [{ key: 'C', state: 'DONE' }], next: null },
    });
    expect((await call('viewer', 'GET', 'redrives?limit=1')).body).toMatchObject({
      items: [{ kind: 'skip' }],
    });
  });

  it('names the faulty fields of an edit', async () => {
    expect(await call('operator', 'POST', 'redrives', edit)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field: 'payload' }] },
    });
  });

  it('does an edit when somebody else approves it, who can see what it changes', async () => {
    const payload = {
      documentNo: 'D9',
      origin: { source: 'Bursa', file: 'day.csv', sha256: 'a'.repeat(64), line: 1 },
      businessDate: '2010-12-01',
      kind: 'LOSS',
      lines: [{ lineNo: 1, sku: '85123A', quantity: '1' }],
    };
    const made = await call('approver', 'POST', 'redrives', { ...edit, payload });
    const id = String(made.body['id']);
    expect(made.body).toMatchObject({ state: 'AWAITING_APPROVAL' });
    expect(await call('approver', 'POST', `redrives/${id}/approve`, { reason })).toMatchObject({
      status: 403,
    });
    expect((await call('second', 'GET', `redrives/${id}/differences`)).body).toMatchObject({
      differences: expect.arrayContaining([{ path: '/secret', before: '"value"', after: null }]),
    });
    expect(await call('second', 'POST', `redrives/${id}/approve`, { reason })).toMatchObject({
      status: 200,
      body: { approvedBy: 'second' },
    });
    await until(id, 'DONE');
    await database.query(
      `UPDATE redrive_job SET plan = jsonb_set(plan::jsonb, '{edit,replaces}', '"no JSON"')::text WHERE id = $1`,
      [id],
    );
    expect((await call('second', 'GET', `redrives/${id}/differences`)).body).toMatchObject({
      differences: [{ path: '', before: '"no JSON"' }],
    });
    expect(await database.query('SELECT no FROM depot')).toEqual([{ no: 'D9' }]);
    expect(await call('operator', 'POST', `redrives/${id}/pause`, { reason })).toMatchObject({
      status: 409,
      body: { code: 'REDRIVE_STATE_INVALID', facts: { state: 'DONE' } },
    });
  });
});
