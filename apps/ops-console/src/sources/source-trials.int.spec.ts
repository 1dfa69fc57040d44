import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsoleClient } from '@kervan/console-api';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { ScriptedService } from '../directory/scripted-service.mother.js';
import { opsConsole } from '../ops-console.js';

const trial = {
  ...{ source: 'branch sales', file: 'a.csv', sha256: '00', bytes: 9, mapping: null, receivedBefore: false },
  refusal: null,
  totals: { records: 0, publish: 0, duplicate: 0, quarantine: 0, passed: 0 },
  records: [],
};
const tokens = { investigator: 'token-of-an-investigator', viewer: 'token-of-a-viewer-here' };

describe('a file that is tried through the console', () => {
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
        API_TOKENS: JSON.stringify(
          Object.entries(tokens).map(([role, token]) => ({ name: role, role, token })),
        ),
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

  const attempt = (token: string) => {
    const client = new ConsoleClient({ url: console.url, token: () => token });
    return client.trySource('branch sales', Uint8Array.from(Buffer.from('Fiş;1')), {
      file: 'a.csv',
      limit: 7,
    });
  };

  it('goes to the gateway as it is, for whoever asks', async () => {
    gateway.answer = ({ path }) => (path.startsWith('/ops/sources') ? [200, trial] : [404, {}]);

    expect(await attempt(tokens.investigator)).toEqual(trial);

    expect(gateway.asked.filter(({ method }) => method === 'POST')).toMatchObject([
      {
        path: '/ops/sources/branch%20sales/try?file=a.csv&limit=7',
        body: 'Fiş;1',
        headers: { 'x-kervan-actor': 'investigator', 'x-kervan-role': 'investigator' },
      },
    ]);
  });

  it('is refused as the gateway refuses it', async () => {
    gateway.answer = () => [404, { code: 'NOT_FOUND', detail: 'There is no source branch sales.' }];

    await expect(attempt(tokens.investigator)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('needs the role investigator', async () => {
    await expect(attempt(tokens.viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
