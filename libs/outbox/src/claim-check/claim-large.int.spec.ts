import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATAREF, defineEvent } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { z } from 'zod';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { waitingEvents } from '../specimen/waiting-events.js';
import { TransactionalUnitOfWork } from '../writing/transactional-unit-of-work.js';
import type { UnitOfWork } from '../writing/unit-of-work.js';
import { LARGEST_PAYLOAD } from './claim-large.js';
import { fetchClaim } from './fetch-claim.js';
import { FolderClaimStore } from './folder-claim-store.js';

const Drawn = defineEvent({
  type: 'spec.Drawn.v1',
  topic: 'spec.drawing',
  key: 'no',
  summary: 'A spec drew something.',
  schema: z.object({ no: z.string(), image: z.string() }),
});

describe('large payloads (trap 36)', () => {
  let outbox: OutboxFixture;
  let folder: string;
  let store: FolderClaimStore;
  let units: UnitOfWork;

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'claims-'));
    store = new FolderClaimStore(folder);
    units = new TransactionalUnitOfWork(outbox.service, { source: '/spec' }, store);
  });
  afterAll(() => Promise.all([outbox.drop(), rm(folder, { recursive: true })]));
  beforeEach(() => outbox.reset());

  /** `bytes` of payload in all. */
  const drawing = (no: string, bytes: number, letter = 'a') => {
    const room = bytes - JSON.stringify({ no, image: '' }).length;
    return { no, image: letter.repeat(room / Buffer.byteLength(letter)) };
  };
  const draw = (by: UnitOfWork, ...drawings: ReturnType<typeof drawing>[]) =>
    by.run((tx) => {
      for (const each of drawings) tx.publish(Drawn, each);
      return Promise.resolve();
    });

  it('lie in the store, their events say where, and keep their places', async () => {
    const large = drawing('1', LARGEST_PAYLOAD + 1);

    await draw(units, drawing('1', LARGEST_PAYLOAD), large, drawing('1', 100));

    const [fits, claimed, small] = await waitingEvents(outbox);
    expect(fits?.value).toHaveLength(LARGEST_PAYLOAD);
    expect(claimed).toMatchObject({ sequence: 2, value: '', headers: { ce_type: Drawn.type } });
    expect(JSON.parse(await fetchClaim(store, claimed?.headers[DATAREF] ?? ''))).toEqual(large);
    for (const event of [fits, small]) expect(event?.headers).not.toHaveProperty(DATAREF);
  });

  it('are refused where there is no store, by type, key and size, and counted in bytes', async () => {
    const large = drawing('77', LARGEST_PAYLOAD + 2, 'ş');

    await expect(draw(outbox.units, large)).rejects.toMatchObject({
      code: 'RECORD_TOO_LARGE',
      message: expect.stringMatching(/spec\.Drawn\.v1 of key 77: its payload has 800002 bytes/),
    });
    expect(await outbox.pending()).toBe(0);
  });

  it('of work that failed are orphans, removed by their age', async () => {
    const failing = units.run(async (tx) => {
      tx.publish(Drawn, drawing('orphan', LARGEST_PAYLOAD + 1));
      // So that it fails after the payload was put into the store.
      await tx.db.query('ALTER TABLE outbox_sequence RENAME TO gone');
    });
    const before = await readdir(folder);

    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });

    expect(await outbox.pending()).toBe(0);
    expect(await readdir(folder)).toHaveLength(before.length + 1);
    expect(await store.removeBefore(new Date(Date.now() + 1_000))).toBe(before.length + 1);
  });

  it('let no event commit where the store cannot be written', async () => {
    const nowhere = new TransactionalUnitOfWork(
      outbox.service,
      { source: '/spec' },
      new FolderClaimStore('/dev/null/claims'),
    );

    await expect(draw(nowhere, drawing('1', LARGEST_PAYLOAD + 1))).rejects.toMatchObject({
      code: 'CLAIM_MISSING',
      class: 'infrastructure',
    });
    expect(await outbox.pending()).toBe(0);
  });
});
