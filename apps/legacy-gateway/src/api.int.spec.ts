import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { legacyGateway } from './legacy-gateway.js';

describe('the HTTP API of the gateway', () => {
  let folder: string;
  let s: Scenario;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-api-'));
    s = await scenario(legacyGateway, { WATCH_FOLDER: folder });
  });
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  it('has operations for its outbox', async () => {
    expect(await s.http('GET', '/ops/outbox')).toMatchObject({ status: 200, body: { pending: 0 } });
  });

  it('answers properly whatever it is asked', async () => {
    const { succeeded } = await s.api.probe({ under: '/ops' });
    expect(succeeded).toBeGreaterThan(0);
  });
});
