import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsoleClient, type SourceGaps } from '@kervan/console-api';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { ScriptedService } from '../directory/scripted-service.mother.js';
import { opsConsole } from '../ops-console.js';

const roles = ['investigator', 'operator'] as const;
const tokenOf = (role: string) => `the-token-of-the-${role}`;
const release = { from: '2024-02-14', reason: 'the branch was closed' };
const gaps: SourceGaps = {
  gaps: [],
  released: [
    {
      ...{ from: '2024-02-14', to: '2024-02-14', by: 'operator', reason: release.reason, late: 0 },
      at: '2024-02-20T08:00:00.000Z',
    },
  ],
};

describe('a gap in the files of a source, through the console', () => {
  let gateway: ScriptedService;
  let store: TemporaryDatabase;
  let broker: Broker;
  let console: RunningService;
  beforeAll(async () => {
    gateway = await ScriptedService.start();
    store = await temporaryDatabase(testStores().databaseUrl);
    broker = memoryBroker();
    console = await startService(opsConsole, {
      config: parseConfig(opsConsole, {
        DATABASE_URL: store.url,
        KAFKA_BROKERS: 'memory:0',
        SERVICES: JSON.stringify({ 'legacy-gateway': gateway.url }),
        SERVICES_TOKEN: 'token-of-the-console',
        API_TOKENS: JSON.stringify(roles.map((role) => ({ name: role, role, token: tokenOf(role) }))),
      }),
      logger: createLogger('ops-console', { level: 'silent' }),
      broker,
    });
  });
  afterAll(async () => {
    await console.close();
    await broker.close();
    await store.drop();
    await gateway.stop();
  });

  const as = (role: (typeof roles)[number]) =>
    new ConsoleClient({ url: console.url, token: () => tokenOf(role) });
  const asked = () => gateway.asked.filter(({ method }) => method === 'POST');

  it('is released by the gateway, and the console tells it in its own audit', async () => {
    gateway.answer = ({ path }) => (path.startsWith('/ops/sources') ? [200, gaps] : [404, {}]);

    expect(await as('operator').releaseGap('branch sales', release)).toEqual(gaps);

    expect(asked()).toMatchObject([
      {
        path: '/ops/sources/branch%20sales/gaps/release',
        body: release,
        headers: { 'x-kervan-actor': 'operator', 'x-kervan-role': 'operator' },
      },
    ]);
    expect((await as('operator').audit({ action: 'source.gap-released' })).items).toMatchObject([
      { actor: 'operator', subject: 'branch sales', reason: release.reason },
    ]);
  });

  it('is refused as the gateway refuses it', async () => {
    gateway.answer = () => [404, { code: 'NOT_FOUND', detail: 'Nothing is missing.' }];

    await expect(as('operator').releaseGap('branch-sales', release)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is released by operators only', async () => {
    await expect(as('investigator').releaseGap('branch-sales', release)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
