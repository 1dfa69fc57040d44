import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { ediOrders, interchange } from './canonical/edi-orders.mother.js';
import { writeWhole } from './files/write-whole.js';
import { legacyGateway } from './legacy-gateway.js';
import { shippedSources } from './sources/shipped-sources.mother.js';

describe('the HTTP API of the gateway', () => {
  let folder: string;
  let s: Scenario;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-api-'));
    s = await scenario(legacyGateway, { WATCH_FOLDER: folder, SOURCES_DIR: shippedSources });
  });
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  it('has operations for its outbox', async () => {
    expect(await s.http('GET', '/ops/outbox')).toMatchObject({ status: 200, body: { pending: 0 } });
  });

  it('tells of every source what came from it', async () => {
    const path = join(folder, 'edi-orders', 'orders.edi');
    await writeWhole(path, [interchange(ediOrders(2))]);
    await writeWhole(`${path}.done`, []);
    const sources = async () => (await s.http('GET', '/ops/sources')).body;
    const received = { name: 'edi-orders', files: 1, quarantined: 2, lastFile: 'orders.edi', gaps: [] };

    await eventually('the file', async () =>
      JSON.stringify(await sources()).includes('"lastOutcome":"RECEIVED"'),
    );

    expect(await sources()).toMatchObject({
      items: [
        { name: 'branch-sales', collect: 'folder', files: 0, lastFile: null },
        { ...received, collect: 'folder', lastOutcome: 'RECEIVED', published: 0 },
        { name: 'online-retail', mapping: null, files: 0 },
        { name: 'product-list', collect: 'folder', files: 0 },
        { name: 'warehouse-levels', collect: 'table', files: 0 },
      ],
    });
  });

  // Those that every service has are probed by specs of their own: a rebuild stops what others need.
  it.each(['/ops/sources', '/ops/quarantine', '/ops/mappings', '/ops/outbox'])(
    'answers properly whatever it is asked under %s',
    async (under) => {
      const { sent } = await s.api.probe({ under });
      expect(sent).toBeGreaterThan(0);
    },
  );
});
