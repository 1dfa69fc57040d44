import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { DocumentStore } from '../document-store/document-store.js';
import { branchRows, Repair, slip } from './repair.mother.js';

describe('a replay of quarantined records', () => {
  let repair: Repair;

  beforeAll(async () => {
    repair = await Repair.open(testStores().databaseUrl);
  });
  beforeEach(() => repair.reset());
  afterAll(() => repair.close());

  const all = { source: 'branch' };
  const stranger = (number: string) => slip(number, { account: 'B1' });

  it('publishes what is understood now, and the figures of the file follow', async () => {
    await repair.receive('1.csv', branchRows(slip('1'), stranger('2'), slip('3')));
    expect(await repair.records()).toMatchObject([
      { documentNo: '2', code: 'ACCOUNT_NOT_FOUND', state: 'OPEN' },
    ]);
    await repair.know('B1');

    const replay = await repair.replay(all);

    expect(replay).toMatchObject({ state: 'DONE', items: { PUBLISHED: 1 } });
    expect(await repair.published()).toEqual(['1', '3', '2']);
    expect(await repair.records()).toMatchObject([
      { state: 'REPAIRED', eventId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    expect(await repair.accounts()).toEqual([
      {
        lines: 3,
        published: 3,
        duplicate: 0,
        quarantined: 0,
        passed: 0,
        repaired: 1,
        allBytes: true,
        quarantinedBytes: 0,
      },
    ]);
  });

  it('gives its event the id, the place and the flow that it would have had at once', async () => {
    await repair.receive('1.csv', branchRows(slip('1'), stranger('2')));
    await repair.know('B1');
    await repair.replay(all);
    const event = `SELECT event_id AS id, payload::json -> 'origin' AS origin, headers::json ->> 'ce_correlationid' AS flow
      FROM outbox WHERE topic = 'erp.legacy.document' AND key = '2'`;
    const [repaired] = await repair.receiving.database.query(event);
    await repair.receiving.reset();

    await repair.receive('1.csv', branchRows(slip('1'), stranger('2')));

    expect(await repair.receiving.database.query(event)).toEqual([repaired]);
  });

  it('leaves what is faulty still in quarantine, under what is wrong with it now', async () => {
    const unknown = slip('2', { account: 'B1', item: 'KAHVE' });
    await repair.receive('1.csv', branchRows(unknown, stranger('3')));
    await repair.know('B1');

    const replay = await repair.replay({ source: 'branch', code: 'ACCOUNT_NOT_FOUND' });

    expect(replay).toMatchObject({ items: { PUBLISHED: 1, FAULTY: 1 } });
    expect(await repair.items(replay.id)).toMatchObject([
      { outcome: 'FAULTY', code: 'PRODUCT_NOT_FOUND' },
      { outcome: 'PUBLISHED', code: null },
    ]);
    expect(await repair.records()).toMatchObject([
      { code: 'PRODUCT_NOT_FOUND', state: 'OPEN' },
      { state: 'REPAIRED' },
    ]);
    expect(await repair.accounts()).toMatchObject([
      { published: 1, quarantined: 1, repaired: 1, allBytes: true },
    ]);
  });

  it('changes nothing when it is a dry run, and tells what would be', async () => {
    await repair.receive('1.csv', branchRows(slip('1'), stranger('2'), slip('3', { item: 'KAHVE' })));
    await repair.know('B1');
    const before = [await repair.records(), await repair.accounts(), await repair.published()];

    const replay = await repair.replay(all, { dryRun: true });

    expect(replay).toMatchObject({ dryRun: true, items: { PUBLISHED: 1, FAULTY: 1 } });
    expect([await repair.records(), await repair.accounts(), await repair.published()]).toEqual(before);
    expect(await repair.replay(all)).toMatchObject({ items: { PUBLISHED: 1, FAULTY: 1 } });
  });

  it('tells a document that was received since from one that was received with other content', async () => {
    await repair.receive('1.csv', branchRows(stranger('1'), stranger('2')));
    await repair.know('B1');
    await repair.receive('2.csv', branchRows(stranger('1'), slip('2', { account: 'B1', quantity: '3' })));

    const replay = await repair.replay(all);

    expect(replay).toMatchObject({ items: { DUPLICATE: 1, FAULTY: 1 } });
    expect(await repair.records()).toMatchObject([
      { documentNo: '1', state: 'REPAIRED', eventId: null },
      { documentNo: '2', state: 'OPEN', code: 'IDENTITY_CONFLICT' },
    ]);
    expect(await repair.published()).toEqual(['1', '2']);
    expect((await repair.accounts())[0]).toMatchObject({
      published: 0,
      duplicate: 1,
      quarantined: 1,
      repaired: 0,
    });
  });

  it('publishes a document once that stands in quarantine twice', async () => {
    await repair.receive('1.csv', branchRows(stranger('1')));
    await repair.receive('2.csv', branchRows(slip('9'), stranger('1')));
    await repair.know('B1');

    expect(await repair.replay(all)).toMatchObject({ items: { PUBLISHED: 1, DUPLICATE: 1 } });

    expect(await repair.published()).toEqual(['9', '1']);
  });

  it('reads a file once for all of its records, and settles them in several transactions', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => stranger(String(index + 1)));
    await repair.receive('1.csv', branchRows(...rows));
    await repair.know('B1');
    const counted = new CountingStore(repair.receiving.store);
    const id = await repair.ask(all);

    await repair.work({ parts: { store: counted } });

    expect(await repair.replayed(id)).toMatchObject({ items: { PUBLISHED: 450 } });
    expect(counted.reads).toBe(2);
    expect(await repair.published()).toHaveLength(450);
    expect(await repair.accounts()).toMatchObject([
      { published: 450, quarantined: 0, repaired: 450, allBytes: true },
    ]);
  });

  it('takes only what is asked for', async () => {
    await repair.receive('1.csv', branchRows(stranger('1'), stranger('2')));
    await repair.know('B1');
    const [, second] = await repair.records();

    await repair.replay({ ids: [second?.id ?? 0] });

    expect(await repair.published()).toEqual(['2']);
    await expect(repair.ask({ ids: [second?.id ?? 0] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(repair.ask({ source: 'another' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says so where the file is not kept, or the source is declared no more', async () => {
    await repair.receive('1.csv', branchRows(stranger('1')));
    const withoutSource = await repair.ask(all);
    await repair.work({ parts: { sources: new Map() } });
    const withoutFile = await repair.ask(all);
    await repair.work({ parts: { store: new EmptyStore() } });

    expect(await repair.items(withoutSource)).toMatchObject([{ outcome: 'FAULTY', code: 'SOURCE_INVALID' }]);
    expect(await repair.items(withoutFile)).toMatchObject([{ outcome: 'FAULTY', code: 'NOT_FOUND' }]);
    expect(await repair.records()).toMatchObject([{ state: 'OPEN' }]);
  });

  it('waits for a store that is away', async () => {
    await repair.receive('1.csv', branchRows(stranger('1')));
    await repair.know('B1');
    const id = await repair.ask(all);
    const away = repair.work({ leaseMs: 0, parts: { store: new StoreThatIsAway() } });
    await expect(away).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    expect(await repair.replayed(id)).toMatchObject({ state: 'RUNNING', items: { WAITING: 1 } });

    await repair.work();

    expect(await repair.replayed(id)).toMatchObject({ state: 'DONE', items: { PUBLISHED: 1 } });
  });

  it('is told in the audit, with its end', async () => {
    await repair.receive('1.csv', branchRows(stranger('1')));
    const { id } = await repair.replay(all);

    const entries = await repair.receiving.database.query(
      'SELECT actor, action, subject, reason, details::json FROM operator_audit WHERE subject = $1 ORDER BY no',
      [id],
    );

    expect(entries).toEqual([
      {
        ...{ actor: 'ayse', action: 'quarantine.replayed', subject: id, reason: 'the spec says so' },
        details: { dryRun: false, records: 1, source: 'branch' },
      },
      {
        actor: 'system',
        action: 'quarantine.replay-done',
        subject: id,
        reason: null,
        details: { faulty: 1 },
      },
    ]);
  });
});

class EmptyStore extends DocumentStore {
  override keep(): Promise<void> {
    return Promise.resolve();
  }

  override has(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override read(): AsyncIterable<Buffer> {
    return Readable.from([]);
  }
}

class StoreThatIsAway extends EmptyStore {
  override has(): Promise<boolean> {
    return Promise.reject(new KervanError('DOCUMENT_MISSING', 'the spec wants it'));
  }
}

class CountingStore extends DocumentStore {
  reads = 0;

  constructor(private readonly store: DocumentStore) {
    super();
  }

  override keep(...kept: Parameters<DocumentStore['keep']>): Promise<void> {
    return this.store.keep(...kept);
  }

  override has(sha256: string): Promise<boolean> {
    return this.store.has(sha256);
  }

  override read(sha256: string): AsyncIterable<Buffer> {
    this.reads += 1;
    return this.store.read(sha256);
  }
}
