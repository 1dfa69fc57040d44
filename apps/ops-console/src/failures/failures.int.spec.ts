import { FailedDeliveryPage, FailureDetail, FailureGroup, FailureGroupPage } from '@kervan/console-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { hoursAgo } from '../journeys/order.mother.js';
import {
  forgetAll,
  receipt,
  stored,
  type StoredEvent,
  type StoredReceipt,
  untilPartitioned,
} from '../journeys/stored.mother.js';
import { opsConsole } from '../ops-console.js';

const fingerprint = 'GL_ACCOUNT_NOT_FOUND:0123456789ab';
const of = (consumer: string, print = fingerprint) =>
  `/api/failures/${encodeURIComponent(consumer)}/${encodeURIComponent(print)}`;

describe('failures', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(opsConsole, {
      API_TOKENS: JSON.stringify([{ name: 'ayse', token: 'token-of-the-viewer', role: 'viewer' }]),
    });
    await untilPartitioned(query);
  });
  beforeEach(async () => {
    await forgetAll(query);
    await query('DELETE FROM failure_note');
  });
  afterAll(() => s.close());

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);
  const groups = async (search = '') =>
    FailureGroupPage.parse((await s.http('GET', `/api/failures${search}`)).body);
  const detail = async (consumer = 'accounting') =>
    FailureDetail.parse((await s.http('GET', of(consumer))).body);

  /** A delivery to accounting that failed so many hours ago. */
  async function failed(
    hours: number,
    event: Partial<StoredEvent> = {},
    told: Partial<StoredReceipt> = {},
  ): Promise<StoredEvent> {
    const invoice = { topic: 'erp.finance.invoice', type: 'erp.finance.FaturaKesildi.v1' };
    const at = await stored(query, { ...invoice, key: 'KRV1', at: hoursAgo(hours), ...event });
    await receipt(query, at, {
      ...{ consumer: 'accounting', state: 'parked', fingerprint, failedAt: hoursAgo(hours), ...told },
    });
    return at;
  }

  it('are groups of one consumer and fingerprint, with what waits, what healed and when they failed', async () => {
    await failed(0.1);
    await failed(0.2, {}, { state: 'dead' });
    await failed(2.5, { key: 'KRV2' }, { state: 'fork' });
    await failed(30, { type: 'erp.finance.FaturaIptalEdildi.v1' }, { state: 'handled' });
    await failed(1, {}, { consumer: 'hr' });
    await receipt(query, await stored(query));

    const { items, next } = await groups();
    expect(next).toBeNull();
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      ...{ consumer: 'accounting', fingerprint, code: 'GL_ACCOUNT_NOT_FOUND' },
      types: ['erp.finance.FaturaIptalEdildi.v1', 'erp.finance.FaturaKesildi.v1'],
      ...{ open: 3, dead: 2, healed: 1, keys: 2, state: 'new', owner: null, note: null },
    });
    expect(items[0]?.trend).toEqual([...new Array<number>(21).fill(0), 1, 0, 2]);
    expect(items[1]).toMatchObject({ consumer: 'hr', open: 1 });
  });

  it('are shown by consumer, type or code, and the healed ones on demand', async () => {
    await failed(1);
    await failed(2, { type: 'erp.sales.SiparisOnaylandi.v1' }, { fingerprint: 'HANDLER_FAILED:1' });
    await failed(3, {}, { consumer: 'hr', state: 'skipped' });
    const shown = async (search: string) =>
      (await groups(search)).items.map(({ consumer, code }) => `${consumer} ${code}`);
    const both = ['accounting GL_ACCOUNT_NOT_FOUND', 'accounting HANDLER_FAILED'];
    expect(await shown('')).toEqual(both);
    expect(await shown('?healed=true')).toEqual([...both, 'hr GL_ACCOUNT_NOT_FOUND']);
    expect(await shown('?healed=true&consumer=hr')).toEqual(['hr GL_ACCOUNT_NOT_FOUND']);
    expect(await shown('?type=erp.sales.SiparisOnaylandi.v1')).toEqual(['accounting HANDLER_FAILED']);
    expect(await shown('?code=HANDLER_FAILED')).toEqual(['accounting HANDLER_FAILED']);
    expect(await shown('?code=HANDLER')).toEqual([]);
    expect(await shown(`?consumer=${encodeURIComponent("' OR true --")}`)).toEqual([]);
  });

  it('come page by page', async () => {
    const at = hoursAgo(1);
    for (const consumer of ['b', 'a', 'c']) await failed(1, {}, { consumer, failedAt: at });
    await failed(2, {}, { consumer: 'z' });
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Awaited<ReturnType<typeof groups>> = await groups(`?limit=1${next && `&after=${next}`}`);
      seen.push(...page.items.map(({ consumer }) => consumer));
      next = page.next;
    }
    expect(seen).toEqual(['a', 'b', 'c', 'z']);
    expect((await s.http('GET', '/api/failures?after=bm90aGluZw')).status).toBe(422);
  });

  it('of a group tell what its events have in common', async () => {
    const keys = (orderNo: string) => ({ keys: [['order', orderNo] as const, ['account', 'C1'] as const] });
    await failed(1, { ...keys('SIP-1'), key: 'KRV1', partition: 0 });
    await failed(2, { ...keys('SIP-2'), key: 'KRV2', partition: 1 });
    const { group, common } = await detail();
    expect(group.open).toBe(2);
    expect(Object.fromEntries(common.map(({ field, value }) => [field, value]))).toEqual({
      ...{ type: 'erp.finance.FaturaKesildi.v1', topic: 'erp.finance.invoice', source: '/erp/core' },
      ...{ attempts: '1', account: 'C1' },
    });
    expect(await s.http('GET', of('nobody'))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('of a group list its deliveries page by page, the last failure first', async () => {
    const older = await failed(3, { key: '<b>key</b>' }, { state: 'handled' });
    const foreign = await failed(2, { original: { eventId: 'Paket #1' } }, { state: 'gap' });
    const newest = await failed(1, {}, { state: 'dead', attempts: 5 });
    const page = async (search: string) =>
      FailedDeliveryPage.parse((await s.http('GET', `${of('accounting')}/events${search}`)).body);
    const first = await page('?limit=2');
    expect(first.items).toMatchObject([
      { eventId: newest.id, state: 'dead', attempts: 5 },
      { eventId: 'Paket #1', state: 'parked', key: foreign.key },
    ]);
    expect(await page(`?limit=2&after=${first.next ?? ''}`)).toMatchObject({
      items: [{ eventId: older.id, state: 'handled', key: '<b>key</b>' }],
      next: null,
    });
  });

  it('are taken over by somebody, and the audit tells why', async () => {
    await failed(1);
    const reason = 'the ledger account is missing';
    const change = { state: 'investigating', owner: 'Ayşe', note: '<script>1</script>', reason };
    const changed = await s.http('PATCH', of('accounting'), change);
    expect(FailureGroup.parse(changed.body)).toMatchObject({
      ...{ state: 'investigating', owner: 'Ayşe', note: '<script>1</script>', open: 1 },
    });
    await s.http('PATCH', of('accounting'), { state: 'fixed', reason: 'it is there now' });
    await s.http('PATCH', of('accounting'), { owner: null, reason: 'nobody needs to look' });
    expect((await detail()).group).toMatchObject({ state: 'fixed', owner: null, note: '<script>1</script>' });
    expect(
      await query(
        `SELECT actor, subject, reason FROM operator_audit WHERE action = 'failure.changed' ORDER BY no`,
      ),
    ).toMatchObject([
      { actor: 'api', subject: `accounting/${fingerprint}`, reason },
      { reason: 'it is there now' },
      { reason: 'nobody needs to look' },
    ]);
  });

  it('are changed by nobody without reason, without need or without the role', async () => {
    await failed(1);
    const reason = 'I would like to';
    expect((await s.http('PATCH', of('accounting'), { state: 'muted' })).status).toBe(422);
    expect((await s.http('PATCH', of('nobody'), { state: 'muted', reason })).status).toBe(404);
    const authorization = 'Bearer token-of-the-viewer';
    expect(
      (await s.http('PATCH', of('accounting'), { state: 'muted', reason }, { authorization })).status,
    ).toBe(403);
    expect((await detail()).group.state).toBe('new');
  });
});
