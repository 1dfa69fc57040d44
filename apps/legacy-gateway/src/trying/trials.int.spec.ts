import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_TRIED_BYTES } from '@kervan/console-api';
import { auditLog } from '@kervan/inbox';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { testStores } from '@kervan/local';
import { legacyGateway } from '../legacy-gateway.js';
import { dayFile, row } from '../online-retail/retail-rows.mother.js';
import { Receiving } from '../receiving/receiving.mother.js';

const tokens = { investigator: 'token-of-an-investigator', viewer: 'token-of-a-viewer-here' };

describe('POST /ops/sources/:name/try', () => {
  let receiving: Receiving;
  let folder: string;
  let broker: Broker;
  let gateway: RunningService;
  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'gateway-trials-'));
    broker = memoryBroker();
    gateway = await startService(legacyGateway, {
      config: parseConfig(legacyGateway, {
        DATABASE_URL: receiving.url,
        KAFKA_BROKERS: 'memory:0',
        WATCH_FOLDER: folder,
        API_TOKENS: JSON.stringify(
          Object.entries(tokens).map(([role, token]) => ({ name: role, role, token })),
        ),
      }),
      logger: createLogger('legacy-gateway', { level: 'silent' }),
      broker,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await broker.close();
    await receiving.close();
    await rm(folder, { recursive: true });
  });

  const attempt = async (
    body: Buffer,
    { source = 'online-retail', token = tokens.investigator, type = 'application/octet-stream' } = {},
  ) => {
    const response = await fetch(`${gateway.url}/ops/sources/${source}/try?file=2010-12-01.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: Uint8Array.from(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('tells what would become of a file, and is audited', async () => {
    const answer = await attempt(dayFile(row(), row({ documentNo: '536366' })));

    expect(answer).toMatchObject({ status: 200, body: { source: 'online-retail', totals: { publish: 2 } } });
    expect(await receiving.eventIds()).toEqual([]);
    expect(await auditLog(receiving.database, { limit: 1 })).toMatchObject([
      { actor: 'investigator', action: 'source.tried', subject: 'online-retail', details: { records: 2 } },
    ]);
  });

  it.each([
    ['a caller who may not see what files say', { token: tokens.viewer }, 403, 'FORBIDDEN'],
    ['a source that is not there', { source: 'nobody' }, 404, 'NOT_FOUND'],
    ['another media type', { type: 'text/csv' }, 422, 'REQUEST_INVALID'],
  ])('refuses %s', async (_, request, status, code) => {
    expect(await attempt(dayFile(row()), request)).toMatchObject({ status, body: { code } });
  });

  it('refuses more bytes than it holds', async () => {
    expect(await attempt(Buffer.alloc(MOST_TRIED_BYTES + 1, 'x'))).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field: 'body' }] },
    });
  });
});
