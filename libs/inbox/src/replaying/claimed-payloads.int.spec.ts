import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DATAREF } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { openClaimStore } from '@kervan/outbox';
import { ReplayFixture } from '../fixture/replay.fixture.js';

let f: ReplayFixture;
let folder: string;
beforeAll(async () => {
  f = await ReplayFixture.create(testStores().databaseUrl);
  folder = await mkdtemp(join(tmpdir(), 'claims-'));
});
afterAll(async () => {
  await f.end();
  await rm(folder, { recursive: true });
});

it('a replay reads payloads that lie in the claim store (trap 36)', async () => {
  await f.reset();
  const claims = openClaimStore(pathToFileURL(folder).href);
  const reference = await claims.put(Buffer.from(JSON.stringify({ thingNo: 'A', step: 1 })));
  f.inbox.send({ key: 'A', step: 1, value: '', headers: { [DATAREF]: reference } });
  const { server } = await f.inbox.start({ claims });
  await f.inbox.consumed();

  f.work(server, { claims });
  const { comparison } = await f.reaches(await f.ask(), 'READY');
  expect(comparison).toMatchObject({ equal: true, tables: [{ live: 1, shadow: 1 }] });
});
