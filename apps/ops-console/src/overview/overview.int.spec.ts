import { Completeness, Overview, Topology } from '@kervan/console-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { hoursAgo } from '../journeys/order.mother.js';
import { forgetAll, receipt, status, stored, stream, untilPartitioned } from '../journeys/stored.mother.js';
import { opsConsole } from '../ops-console.js';

describe('the overview', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(opsConsole);
    // What services say, and what checks found, is said here: the console cannot write down its own.
    await query('CREATE RULE as_specified AS ON UPDATE TO service_status DO INSTEAD NOTHING');
    await query('CREATE RULE as_specified AS ON UPDATE TO completeness DO INSTEAD NOTHING');
    await untilPartitioned(query);
  });
  afterAll(() => s.close());

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);
  const overview = async () => Overview.parse((await s.http('GET', '/api/overview')).body);
  const completeness = async () => Completeness.parse((await s.http('GET', '/api/completeness')).body);
  const topology = async () => Topology.parse((await s.http('GET', '/api/topology')).body);

  it('of a company without events is calm', async () => {
    expect(await overview()).toEqual({
      ...{ unpublishedOldestSeconds: null, deliveryP99Ms: null, retriesPerMinute: 0, deadLetters: 0 },
      ...{ completeness: 1, eventsLastHour: 0, newestFlow: null, failures: [], operations: [] },
    });
  });

  it('tells figures, failures, completeness and the map of what flows', async () => {
    const { topic, partition } = await stored(query, { at: hoursAgo(30) });
    await eventually('the projector to know where it reads', async () => {
      const places = await query('SELECT FROM read_position WHERE topic = $1 AND partition = $2', [
        topic,
        partition,
      ]);
      return places.length === 1;
    });
    const newest = await stored(query);
    await receipt(query, newest, {
      lastAt: new Date(Date.parse(newest.at) + 90_000).toISOString(),
      attempts: 2,
    });
    await receipt(query, newest, { consumer: 'crm' });
    const failed = { state: 'dead', fingerprint: 'HANDLER_FAILED:1', failedAt: newest.at } as const;
    await receipt(query, newest, { consumer: 'hr', ...failed });
    await stream(query, 'warehouse', { topic, partition }, [0, 41]);
    await status(query, 'crm', {
      outbox: { pending: 3, oldestSeconds: 12.5 },
      inbox: { positions: [{ topic, partition, firstOffset: 0, nextOffset: 42 }] },
    });
    await query('DELETE FROM completeness');
    await query(
      `INSERT INTO completeness (expected, received, silent, behind_records, behind_seconds, checked_at)
       VALUES (4, 3, '[{"service":"hr","since":null,"waiting":1}]', 7, 1.5, now())`,
    );
    await query(
      `INSERT INTO missing_receipt (event_id, day, consumer, topic, partition, "offset") VALUES ($1, current_date, 'hr', $2, $3, 41)`,
      [newest.id, topic, partition],
    );

    await eventually('the figures to be fresh', async () => (await overview()).eventsLastHour === 2);
    expect(await overview()).toMatchObject({
      ...{ unpublishedOldestSeconds: 12.5, deliveryP99Ms: 90_000, retriesPerMinute: 0.2, deadLetters: 1 },
      ...{ completeness: 0.75, eventsLastHour: 2, newestFlow: newest.correlationId },
      failures: [{ consumer: 'hr', code: 'HANDLER_FAILED', dead: 1 }],
    });
    expect(await completeness()).toMatchObject({
      ...{ expected: 4, received: 3, behindRecords: 7, behindSeconds: 1.5, checkedAt: expect.any(String) },
      silent: [{ service: 'hr', since: null, waiting: 1 }],
      missing: [{ eventId: newest.id, consumer: 'hr', topic, partition, offset: 41 }],
    });
    const { edges } = await topology();
    expect(edges.filter((edge) => edge.topic === topic)).toEqual([
      { topic, direction: 'reads', service: 'crm', declared: true, seen: true, events: 1 },
      { topic, direction: 'reads', service: 'hr', declared: false, seen: true, events: 1 },
      { topic, direction: 'reads', service: 'warehouse', declared: true, seen: true, events: 1 },
      { topic, direction: 'writes', service: 'erp-core', declared: true, seen: true, events: 2 },
    ]);
  });

  it('of many failures names the newest five groups', async () => {
    await forgetAll(query);
    await query(
      `INSERT INTO delivery (day, event_id, consumer, topic, partition, "offset", type, key, state, score, attempts,
         first_at, last_at, failed_at, fingerprint)
       SELECT current_date - n % 7, gen_random_uuid(), 'accounting', 'erp.finance.invoice', 0, n, 't', n::text, 'dead', 0, 5,
         now(), now(), now() - n * interval '1 s', 'HANDLER_FAILED:' || n % 20 FROM generate_series(1, 20000) AS n`,
    );
    await eventually('the failures to be told', async () => (await overview()).deadLetters >= 20_000);
    const { failures } = await overview();
    expect(failures.map(({ fingerprint }) => fingerprint)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `HANDLER_FAILED:${n}`),
    );
  });
});
