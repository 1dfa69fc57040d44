import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { z } from 'zod';
import { legacyGateway } from '../legacy-gateway.js';
import { branchFile, branchRows, slip } from './repair.mother.js';

const reason = 'the spec says so';
const roles = ['viewer', 'investigator', 'operator', 'approver'] as const;
const tokenOf = (role: string) => `the-token-of-the-${role}`;

describe('the API of the quarantine', () => {
  let root: string;
  let s: Scenario;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'gateway-quarantine-'));
    const [SOURCES_DIR, WATCH_FOLDER] = [join(root, 'sources'), join(root, 'received')];
    await mkdir(SOURCES_DIR);
    await writeFile(join(SOURCES_DIR, 'branch.yaml'), branchFile);
    const API_TOKENS = JSON.stringify(roles.map((role) => ({ name: role, role, token: tokenOf(role) })));
    s = await scenario(legacyGateway, { SOURCES_DIR, WATCH_FOLDER, API_TOKENS });
    await s.query(`INSERT INTO product (sku, unit, kdv_class) VALUES ('ÇAY', 'C62', 'GENERAL')`);
    await s.query(`INSERT INTO account (account_no, currency, status) VALUES ('A1', 'TRY', 'ACTIVE')`);
    const rows = branchRows(slip('1', { account: 'B1' }), slip('2'), '3;2024-02-15;A1;ÇAY;two;12.50');
    await writeFile(join(WATCH_FOLDER, 'branch', '1.csv'), rows);
    await writeFile(join(WATCH_FOLDER, 'branch', '1.csv.done'), '');
    await eventually('the file to be received', async () => (await records()).length === 2);
  });
  afterAll(async () => {
    await s.close();
    await rm(root, { recursive: true });
  });

  const as = (role: (typeof roles)[number], headers = {}) => ({
    authorization: `Bearer ${tokenOf(role)}`,
    ...headers,
  });
  const records = () => s.query<{ id: number; code: string }>('SELECT id, code FROM quarantine ORDER BY id');
  const idOf = async (code: string) => String((await records()).find((record) => record.code === code)?.id);
  const done = (id: string) =>
    eventually('the replay to be done', async () => {
      const { body } = await s.http('GET', `/ops/quarantine/replays/${id}`);
      return z.object({ state: z.literal('DONE') }).safeParse(body).success;
    });

  it('lists records, newest first, page by page, and filtered', async () => {
    const first = await s.http('GET', '/ops/quarantine?limit=1', undefined, as('viewer'));
    expect(first).toMatchObject({
      status: 200,
      body: {
        items: [{ source: 'branch', file: '1.csv', code: 'FORMAT_ERROR', state: 'OPEN', settled: null }],
      },
    });
    const { next } = z.object({ next: z.string() }).parse(first.body);
    expect(await s.http('GET', `/ops/quarantine?after=${next}`)).toMatchObject({
      body: { items: [{ documentNo: '1', code: 'ACCOUNT_NOT_FOUND' }], next: null },
    });
    expect(
      await s.http('GET', '/ops/quarantine?code=ACCOUNT_NOT_FOUND&state=OPEN&source=branch'),
    ).toMatchObject({
      body: { items: [{ documentNo: '1' }] },
    });
    expect(await s.http('GET', '/ops/quarantine?source=another')).toMatchObject({ body: { items: [] } });
    expect(await s.http('GET', '/ops/quarantine?code=nonsense')).toMatchObject({ status: 422 });
  });

  it('counts them by source and code', async () => {
    expect(await s.http('GET', '/ops/quarantine/counts', undefined, as('viewer'))).toMatchObject({
      status: 200,
      body: {
        counts: [
          { source: 'branch', code: 'ACCOUNT_NOT_FOUND', records: 1, lines: 1 },
          { source: 'branch', code: 'FORMAT_ERROR', records: 1, lines: 1 },
        ],
      },
    });
  });

  it('tells how many are open to whoever collects metrics', async () => {
    const { body } = await s.http('GET', '/metrics');

    const open = String(body)
      .split('\n')
      .filter((line) => line.startsWith('erp_quarantine_open{'));
    expect(open).toHaveLength(2);
    expect(open).toContainEqual(expect.stringMatching(/code="ACCOUNT_NOT_FOUND".* 1$/));
    expect(String(body)).toContain('erp_quarantine_oldest_age_seconds{');
  });

  it('shows a record without what it says', async () => {
    const path = `/ops/quarantine/${await idOf('ACCOUNT_NOT_FOUND')}`;

    const { body } = await s.http('GET', path, undefined, as('viewer'));

    expect(body).toMatchObject({ ordinal: 1, lines: 1, mapping: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(JSON.stringify(body)).not.toContain('12.50');
    expect(await s.http('GET', '/ops/quarantine/999')).toMatchObject({ status: 404 });
  });

  it('shows its bytes to investigators, and remembers to whom', async () => {
    const id = await idOf('ACCOUNT_NOT_FOUND');
    const path = `/ops/quarantine/${id}/original`;

    expect(await s.http('GET', path, undefined, as('viewer'))).toMatchObject({ status: 403 });
    expect(await s.http('GET', path, undefined, as('investigator'))).toMatchObject({
      status: 200,
      body: `${slip('1', { account: 'B1' })}\n`,
    });

    expect(await s.http('GET', '/ops/audit?action=quarantine.revealed')).toMatchObject({
      body: { items: [{ actor: 'investigator', subject: id }] },
    });
  });

  it('previews what a replay would make of a record', async () => {
    const path = `/ops/quarantine/${await idOf('ACCOUNT_NOT_FOUND')}/preview`;
    expect(await s.http('POST', path, {}, as('viewer'))).toMatchObject({ status: 403 });
    expect(await s.http('POST', path, {}, as('investigator'))).toMatchObject({
      status: 200,
      body: { outcome: 'FAULTY', event: null, fault: { code: 'ACCOUNT_NOT_FOUND' } },
    });

    await s.query(`INSERT INTO account (account_no, currency, status) VALUES ('B1', 'TRY', 'ACTIVE')`);

    expect(await s.http('POST', path, {})).toMatchObject({
      status: 200,
      body: {
        outcome: 'PUBLISH',
        event: { type: 'erp.legacy.SatisBelgesiAlindi.v1', documentNo: '1' },
        fault: null,
      },
    });
    expect(await s.query(`SELECT FROM outbox WHERE key = '1'`)).toEqual([]);
  });

  it('replays once for one key, and for operators only', async () => {
    const request = { selection: { source: 'branch', code: 'ACCOUNT_NOT_FOUND' }, reason };
    const post = (headers: Readonly<Record<string, string>>) =>
      s.http('POST', '/ops/quarantine/replay', request, headers);
    expect(await post(as('investigator'))).toMatchObject({ status: 403 });

    const [one, other] = [
      await post(as('operator', { 'idempotency-key': 'monday' })),
      await post(as('operator', { 'idempotency-key': 'monday' })),
    ];

    expect(one).toMatchObject({
      status: 201,
      body: { state: 'RUNNING', createdBy: 'operator', items: { WAITING: 1 } },
    });
    expect(other.body).toEqual(one.body);
    const { id } = z.object({ id: z.uuid() }).parse(one.body);
    await done(id);
    expect(await s.http('GET', `/ops/quarantine/replays/${id}/items?outcome=PUBLISHED`)).toMatchObject({
      body: { items: [{ outcome: 'PUBLISHED', code: null }], next: null },
    });
    expect(await s.query(`SELECT key FROM outbox WHERE key = '1'`)).toHaveLength(1);
    expect(await post(as('operator'))).toMatchObject({ status: 404 });
    expect(await s.http('GET', '/ops/quarantine?state=REPAIRED')).toMatchObject({
      body: { items: [{ settled: { by: 'operator', reason } }] },
    });
  });

  it('takes a correction, an approval by somebody else, and a discard by approvers', async () => {
    const id = await idOf('FORMAT_ERROR');
    const bytes = Buffer.from(branchRows(slip('3'))).toString('base64');
    const path = `/ops/quarantine/${id}/correction`;
    expect(await s.http('PUT', path, { bytes: 'no base64!', reason }, as('operator'))).toMatchObject({
      status: 422,
    });
    expect(await s.http('PUT', path, { bytes, reason }, as('operator'))).toMatchObject({
      status: 200,
      body: { correction: { by: 'operator', reason, approvedBy: null } },
    });
    expect(await s.http('POST', `${path}/approve`, { reason }, as('operator'))).toMatchObject({
      status: 403,
    });
    expect(await s.http('POST', `${path}/approve`, { reason }, as('approver'))).toMatchObject({
      status: 200,
      body: { correction: { approvedBy: 'approver' } },
    });
    const discard = { selection: { ids: [Number(id)] }, reason };
    expect(await s.http('POST', '/ops/quarantine/discard', discard, as('operator'))).toMatchObject({
      status: 403,
    });
    expect(await s.http('POST', '/ops/quarantine/discard', discard, as('approver'))).toMatchObject({
      status: 200,
      body: { discarded: 1 },
    });
    expect(await s.http('POST', `/ops/quarantine/${id}/preview`, {})).toMatchObject({
      status: 409,
      body: { code: 'QUARANTINE_STATE_INVALID' },
    });
    expect(await s.http('GET', '/ops/audit/verify')).toMatchObject({ body: { broken: null } });
  });

  it('is exercised here, and answers properly whatever it is asked', async () => {
    const unexercised = await s.api.unexercised('/ops');
    expect(unexercised.filter((name) => name.includes('/ops/quarantine'))).toEqual([]);
    expect(await s.api.probe({ under: '/ops/quarantine', runs: 20 })).toMatchObject({
      succeeded: expect.any(Number),
    });
  });
});
