import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DATAREF } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { openClaimStore, type ClaimStore } from '@kervan/outbox';
import { RedriveFixture } from './fixture/redrive.fixture.js';

const reason = 'the spec says so';

describe('redriving events whose payload lies in the claim store (trap 36)', () => {
  let redrive: RedriveFixture;
  let folder: string;
  let claims: ClaimStore;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'claims-'));
    claims = openClaimStore(pathToFileURL(folder).href);
  });
  beforeEach(async () => {
    await redrive.reset();
    await redrive.park(2, 2);
    redrive.work(redrive.inbox.unitOfWork, claims);
  });
  afterAll(() => Promise.all([redrive.end(), rm(folder, { recursive: true })]));

  const both = () => ({ keys: redrive.shown('K0000', 'K0001') });
  const first = () => redrive.shown('K0000');
  const headLiesAt = (reference: string) =>
    redrive.database.query(
      `UPDATE parked_event SET payload = '', headers = (headers::jsonb || jsonb_build_object($1::text, $2::text))::text
       WHERE key = 'K0000' AND sequence = 1`,
      [DATAREF, reference],
    );
  const lost = () => headLiesAt(`ni:///sha-256;${'A'.repeat(43)}`);

  it('fetches them', async () => {
    await headLiesAt(await claims.put(Buffer.from(JSON.stringify({ thingNo: 'K0000', step: 1 }))));
    const id = await redrive.ask({ kind: 'retry', selection: both(), reason });
    expect(await redrive.ended(id)).toMatchObject({ state: 'DONE', handled: 4, items: { DONE: 2 } });
  });

  it.each([false, true])('fails only the key whose payload is lost (dry run: %s)', async (dryRun) => {
    await lost();
    const id = await redrive.ask({ kind: 'retry', selection: both(), reason, dryRun });
    expect((await redrive.ended(id)).state).toBe('DONE');
    expect(await redrive.results(id)).toMatchObject([
      { state: 'FAILED', code: 'CLAIM_MISSING' },
      { state: dryRun ? 'WOULD_SUCCEED' : 'DONE' },
    ]);
  });

  it('skips, exports, edits and drops what is lost', async () => {
    await lost();
    const event = {
      topic: 'spec.thing',
      key: 'K0000',
      position: { epoch: 1, sequence: 1, eventId: 'K0000-1' },
    };
    const exported = await redrive.ask({ kind: 'export', selection: { keys: first() }, reason });
    expect(await redrive.ended(exported)).toMatchObject({ handled: 2 });
    const edited = await redrive.ask({ kind: 'edit', event, payload: { thingNo: 'K0000', step: 9 }, reason });
    await redrive.change(edited, 'approve', 'ali');
    expect(await redrive.ended(edited)).toMatchObject({ handled: 1 });

    await redrive.reset();
    await redrive.park(2, 2);
    await lost();
    redrive.work(redrive.inbox.unitOfWork, claims);
    const skipped = await redrive.ask({ kind: 'skip', keys: first(), reason });
    expect(await redrive.ended(skipped)).toMatchObject({ handled: 1, items: { DONE: 1 } });
    const dropped = await redrive.ask({ kind: 'drop', keys: redrive.shown('K0001'), reason });
    expect(await redrive.ended(dropped)).toMatchObject({ handled: 2, items: { DONE: 1 } });
  });
});
