import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auditLog } from '@kervan/inbox';
import { Instances } from '../specimen/instances.mother.js';

const topic = 'erp.finance.voucher';

describe('operating the outbox of a service (trap 23)', () => {
  let instances: Instances;

  beforeAll(async () => void (instances = await Instances.start(1)));
  afterAll(() => instances.close());
  beforeEach(async () => {
    await instances.query('TRUNCATE outbox, outbox_held, outbox_held_key');
    await instances.query(
      `INSERT INTO outbox_held_key (topic, key, lane, code, reason, refused_id)
       SELECT $1, key, 0, 'RECORD_TOO_LARGE', 'too large', 2 * n - 1
       FROM unnest(ARRAY['A', 'B/1', 'C D']) WITH ORDINALITY AS held (key, n)`,
      [topic],
    );
    await instances.query(
      `INSERT INTO outbox_held (id, lane, event_id, topic, key, sequence, headers, payload, created_at)
       SELECT row_number() OVER (ORDER BY key, n), 0, gen_random_uuid(), $1, key, n, '{"ce_type":"t"}', '{"secret":1}', clock_timestamp()
       FROM unnest(ARRAY['A', 'B/1', 'C D']) AS key, generate_series(1, 2) AS n ORDER BY key, n`,
      [topic],
    );
  });

  const call = async (method: string, path: string, body?: object) => {
    const { status, text } = await instances.call(method, `/ops/outbox${path}`, body);
    const answer: unknown = JSON.parse(text);
    return { status, answer };
  };
  const audited = () => auditLog(instances.database, { limit: 1 });

  it('tells how the outbox is', async () => {
    expect(await call('GET', '')).toMatchObject({
      status: 200,
      answer: { pending: 0, oldestSeconds: null, heldKeys: 3, heldRows: 6, tables: expect.any(Array) },
    });
  });

  it('lists held keys page by page', async () => {
    const first = await call('GET', '/held?limit=2');
    expect(first).toMatchObject({
      status: 200,
      answer: {
        items: [{ key: 'A', state: 'HELD', rows: 2, refusedEventId: expect.any(String) }, { key: 'B/1' }],
        next: `${topic} B/1`,
      },
    });
    expect(await call('GET', `/held?after=${encodeURIComponent(`${topic} B/1`)}`)).toMatchObject({
      answer: { items: [{ key: 'C D' }], next: null },
    });
    expect(await call('GET', '/held?after=nonsense')).toMatchObject({ status: 422 });
  });

  it('shows what waits of a key, without its content', async () => {
    const { status, answer } = await call('GET', `/keys/${topic}/${encodeURIComponent('B/1')}?limit=1`);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      items: [{ sequence: 1, type: 't', held: true }],
      next: expect.any(String),
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('releases a key, or all of a code, and remembers who did it', async () => {
    const reason = 'the limit was raised';
    const one = { topic, key: 'A', reason };
    expect(await call('POST', '/held/release', one)).toEqual({ status: 200, answer: { released: 1 } });
    expect(await call('POST', '/held/release', one)).toEqual({ status: 200, answer: { released: 0 } });
    expect(await call('POST', '/held/release', { code: 'RECORD_TOO_LARGE', reason })).toMatchObject({
      answer: { released: 2 },
    });
    expect(await audited()).toMatchObject([
      {
        actor: 'api',
        action: 'outbox.released',
        subject: '*/*',
        reason,
        details: { released: 2, code: 'RECORD_TOO_LARGE' },
      },
    ]);
    expect(await call('POST', '/held/release', { key: 'A', reason })).toMatchObject({ status: 422 });
    expect(await call('POST', '/held/release', { topic })).toMatchObject({ status: 422 });
  });

  it('skips the refused event that was seen and keeps its hash, never its content', async () => {
    const [refused] = await instances.query<{ eventId: string }>(
      `SELECT event_id AS "eventId" FROM outbox_held WHERE key = 'A' ORDER BY id LIMIT 1`,
    );
    const skip = { topic, key: 'A', eventId: refused?.eventId, reason: 'the customer is gone' };

    expect(await call('POST', '/held/skip', skip)).toMatchObject({ status: 200, answer: { sequence: 1 } });
    expect(await call('POST', '/held/skip', skip)).toMatchObject({
      status: 409,
      answer: { code: 'HELD_KEY_STATE_INVALID' },
    });
    expect(await call('POST', '/held/skip', { ...skip, key: 'X' })).toMatchObject({ status: 404 });
    const [entry] = await audited();
    expect(entry).toMatchObject({
      action: 'outbox.skipped',
      subject: `${topic}/A`,
      details: { eventId: refused?.eventId, type: 't', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it('publishes sent events once more, and remembers who asked for it', async () => {
    await instances.query('SELECT prepare_outbox_sent(1)');
    await instances.query(
      `INSERT INTO outbox_sent (id, lane, event_id, topic, key, sequence, headers, payload, created_at)
       VALUES (1, 0, gen_random_uuid(), $1, 'S', 1, '{}', '{}', clock_timestamp())`,
      [topic],
    );
    const hour = 3_600_000;
    const from = new Date(Date.now() - hour).toISOString();
    const to = new Date(Date.now() + hour).toISOString();
    const asked = { from, to, topic, key: 'S', reason: 'the disk of a broker was lost' };

    expect(await call('POST', '/sent/republish', asked)).toEqual({
      status: 200,
      answer: { republished: 1 },
    });
    expect(await call('GET', `/keys/${topic}/S`)).toMatchObject({ answer: { items: [{ held: false }] } });
    expect(await audited()).toMatchObject([
      { action: 'outbox.republished', subject: `${topic}/S`, details: { republished: 1 } },
    ]);
    expect(await call('POST', '/sent/republish', { ...asked, to: from })).toMatchObject({ status: 422 });
  });
});
