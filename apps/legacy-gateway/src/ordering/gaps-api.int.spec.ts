import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { branchDay } from '../canonical/branch-sales.mother.js';
import { legacyGateway } from '../legacy-gateway.js';
import { shippedSources } from '../sources/shipped-sources.mother.js';

const roles = ['investigator', 'operator'] as const;
const tokenOf = (role: string) => `the-token-of-the-${role}`;
const release = { from: '2024-02-14', reason: 'the branch was closed' };

describe('the API of gaps', () => {
  let folder: string;
  let s: Scenario;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-gaps-'));
    const API_TOKENS = JSON.stringify(roles.map((role) => ({ name: role, role, token: tokenOf(role) })));
    s = await scenario(legacyGateway, { WATCH_FOLDER: folder, SOURCES_DIR: shippedSources, API_TOKENS });
    for (const day of [13, 15]) {
      const path = join(folder, 'branch-sales', `SATIS_2024-02-${day}.csv`);
      await writeFile(path, branchDay([]));
    }
    await eventually('the first day', async () => (await s.query('SELECT FROM arrival')).length === 1);
  });
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  const post = (source: string, role: (typeof roles)[number], headers = {}, body: object = release) =>
    s.http('POST', `/ops/sources/${source}/gaps/release`, body, {
      authorization: `Bearer ${tokenOf(role)}`,
      ...headers,
    });

  it('lets operators go on without a file, once for one key, and tells it in the audit', async () => {
    expect(await post('branch-sales', 'investigator')).toMatchObject({ status: 403 });
    await eventually('the gap', async () =>
      JSON.stringify((await s.http('GET', '/ops/sources')).body).includes('"from":"2024-02-14"'),
    );

    const [one, other] = [
      await post('branch-sales', 'operator', { 'idempotency-key': 'monday' }),
      await post('branch-sales', 'operator', { 'idempotency-key': 'monday' }),
    ];

    expect(one).toMatchObject({
      status: 200,
      body: { gaps: [], released: [{ from: '2024-02-14', to: '2024-02-14', by: 'operator', late: 0 }] },
    });
    expect(other.body).toEqual(one.body);
    await eventually(
      'the day that was held',
      async () => (await s.query('SELECT FROM arrival')).length === 2,
    );
    expect(await s.http('GET', '/ops/audit?action=source.gap-released')).toMatchObject({
      body: { items: [{ actor: 'operator', subject: 'branch-sales', reason: release.reason }] },
    });
  });

  it('refuses what is not missing, has no order, or is no source', async () => {
    for (const source of ['branch-sales', 'edi-orders', 'nobody'])
      expect(await post(source, 'operator')).toMatchObject({ status: 404 });
    expect(await post('branch-sales', 'operator', {}, { ...release, from: 'monday' })).toMatchObject({
      status: 422,
    });
  });
});
