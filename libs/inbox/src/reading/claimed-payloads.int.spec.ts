import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DATAREF } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { openClaimStore, type ClaimStore } from '@kervan/outbox';
import { InboxFixture, until, type Sent } from '../fixture/inbox.fixture.js';

describe('events whose payload lies in the claim store (trap 36)', () => {
  let inbox: InboxFixture;
  let folder: string;
  let claims: ClaimStore;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await inbox.reset();
    folder = await mkdtemp(join(tmpdir(), 'claims-'));
    claims = openClaimStore(pathToFileURL(folder).href);
  });
  afterAll(() => inbox.end());

  const payload = (key: string, step: number) => Buffer.from(JSON.stringify({ thingNo: key, step }));
  const refer = (key: string, step: number, reference: string): Sent => ({
    key,
    step,
    value: '',
    headers: { [DATAREF]: reference },
  });
  const claimed = async (key: string, step: number) => refer(key, step, await claims.put(payload(key, step)));
  const states = () =>
    inbox.database.query(
      'SELECT key, state, error_code AS code, payload FROM parked_event ORDER BY key, epoch, sequence',
    );

  it('are handled like others, in order', async () => {
    inbox.send({ key: 'A', step: 1 }, await claimed('A', 2), { key: 'A', step: 3 });
    await inbox.start({ claims });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A3']);
    await rm(folder, { recursive: true });
  });

  it('wait while the payload is missing, and go on when it is there', async () => {
    const event = await claimed('A', 1);
    const [name = ''] = await readdir(folder);
    await rm(join(folder, name));
    inbox.send(event, { key: 'B', step: 1, partition: 1 });
    await inbox.start({ claims });
    await until(async () => (await inbox.effects()).includes('B1'));
    await until(() => inbox.logged.some((line) => line.includes('CLAIM_MISSING')));
    expect(await states()).toEqual([]);

    await claims.put(payload('A', 1));
    await inbox.consumed();

    expect((await inbox.effects()).sort()).toEqual(['A1', 'B1']);
    await rm(folder, { recursive: true });
  });

  it('are parked for good when the checksum is another or the reference is none; others go on', async () => {
    const event = await claimed('A', 1);
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), payload('A', 7));
    inbox.send(event, refer('B', 1, 'ni:///sha-256;../../etc/passwd'), { key: 'C', step: 1 });
    await inbox.start({ claims });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['C1']);
    expect(await states()).toMatchObject([
      { key: 'A', state: 'DEAD', code: 'CLAIM_CORRUPT', payload: '' },
      { key: 'B', state: 'DEAD', code: 'EVENT_MALFORMED', payload: '' },
    ]);
    await rm(folder, { recursive: true });
  });

  it('are read again when a parked key is tried, unless an operator gave them a payload', async () => {
    inbox.send({ key: 'A', step: 2 }, await claimed('A', 3));
    await inbox.start({ claims });
    await inbox.consumed();
    inbox.send(await claimed('A', 1));
    await inbox.released();

    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A3']);
    inbox.send({ ...refer('A', 4, 'ni:///nothing'), value: JSON.stringify({ thingNo: 'A', step: 4 }) });
    await inbox.consumed();
    expect((await inbox.effects()).at(-1)).toBe('A4');
    await rm(folder, { recursive: true });
  });
});
