import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleClient, type QuarantinedRecord, type QuarantineReplay } from '@kervan/console-api';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { ScriptedService } from '../directory/scripted-service.mother.js';
import { opsConsole } from '../ops-console.js';

const roles = ['viewer', 'investigator', 'operator'] as const;
type Role = (typeof roles)[number];
const tokenOf = (role: Role) => `the-token-of-the-${role}`;

const record: QuarantinedRecord = {
  ...{
    id: 17,
    source: 'branch',
    file: '1.csv',
    sha256: '00',
    ordinal: 1,
    line: 1,
    offset: 0,
    lines: 1,
    bytes: 9,
  },
  ...{ documentNo: '1', code: 'ACCOUNT_NOT_FOUND', reason: 'no account B1', mapping: null, state: 'OPEN' },
  ...{ quarantinedAt: '2026-03-02T11:26:00.000Z', correction: null, settled: null },
};
const replay: QuarantineReplay = {
  ...{
    id: '0195f0b1-0000-7000-8000-0000000000b1',
    state: 'RUNNING',
    dryRun: false,
    reason: 'account opened',
  },
  ...{
    createdBy: 'operator',
    createdAt: '2026-03-02T11:30:00.000Z',
    finishedAt: null,
    items: { WAITING: 1 },
  },
};
const preview = {
  outcome: 'FAULTY',
  event: null,
  fault: { code: 'ACCOUNT_NOT_FOUND', reason: 'none' },
  mapping: null,
};

describe('the quarantine of the gateway, through the console', () => {
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
  beforeEach(() => {
    gateway.asked.length = 0;
  });
  afterAll(async () => {
    await console.close();
    await broker.close();
    await store.drop();
    await gateway.stop();
  });

  const as = (role: Role) => new ConsoleClient({ url: console.url, token: () => tokenOf(role) });
  const asked = () => gateway.asked.filter(({ path }) => path.startsWith('/ops/quarantine'));
  const answers = (body: unknown, status = 200) => {
    gateway.answer = ({ path }) => (path.startsWith('/ops/quarantine') ? [status, body] : [404, {}]);
  };

  it('is listed for whoever asks, with the filters that were given', async () => {
    const page = { items: [record], next: '17' };
    answers(page);

    expect(await as('viewer').quarantine({ source: 'branch', state: 'OPEN', limit: 1 })).toEqual(page);

    expect(asked()).toMatchObject([
      {
        path: '/ops/quarantine?limit=1&source=branch&state=OPEN',
        headers: { 'x-kervan-actor': 'viewer', 'x-kervan-role': 'viewer' },
      },
    ]);
  });

  it('shows one record, and previews it for investigators', async () => {
    answers(record);
    expect(await as('viewer').quarantined(17)).toEqual(record);
    answers(preview);
    expect(await as('investigator').previewQuarantined(17)).toEqual(preview);

    expect(asked().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /ops/quarantine/17',
      'POST /ops/quarantine/17/preview',
    ]);
    await expect(as('viewer').previewQuarantined(17)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is replayed by the gateway, and the console tells it in its own audit', async () => {
    answers(replay);
    const request = { selection: { code: 'ACCOUNT_NOT_FOUND' }, dryRun: false, reason: 'account opened' };

    expect(await as('operator').replayQuarantined(request)).toEqual(replay);
    expect(await as('operator').quarantineReplay(replay.id)).toEqual(replay);
    answers({ items: [], next: null });
    expect(await as('operator').quarantineReplayItems(replay.id)).toEqual({ items: [], next: null });

    expect(asked()[0]).toMatchObject({ method: 'POST', path: '/ops/quarantine/replay', body: request });
    expect((await as('viewer').audit({ action: 'quarantine.replayed' })).items).toMatchObject([
      { actor: 'operator', subject: replay.id, reason: 'account opened', details: { dryRun: false } },
    ]);
    await expect(as('investigator').replayQuarantined(request)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuses as the gateway refuses', async () => {
    answers(
      { code: 'QUARANTINE_STATE_INVALID', detail: 'The record is REPAIRED already.', status: 409 },
      409,
    );

    await expect(as('investigator').previewQuarantined(17)).rejects.toMatchObject({
      code: 'QUARANTINE_STATE_INVALID',
    });
  });
});
