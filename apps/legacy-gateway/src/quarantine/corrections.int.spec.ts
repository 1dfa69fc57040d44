import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { approveCorrection, correct, correctedBytes } from './correct.js';
import { branchRows, Repair, slip } from './repair.mother.js';

const reason = 'the branch sent another price';

describe('a record that is corrected', () => {
  let repair: Repair;
  let id: number;

  beforeAll(async () => {
    repair = await Repair.open(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await repair.reset();
    await repair.receive('1.csv', branchRows(slip('1'), '2;2024-02-15;A1;ÇAY;two;12.50', slip('3')));
    id = (await repair.records())[0]?.id ?? 0;
  });
  afterAll(() => repair.close());

  const give = async (file: string, actor = 'ayse') => {
    const corrected = correctedBytes(Buffer.from(file).toString('base64'));
    await repair.receiving.store.keep(corrected.sha256, [corrected.bytes]);
    await repair.receiving.units.run(({ db }) => correct(db, id, corrected, { actor, reason }));
  };
  const approve = (actor = 'ali') =>
    repair.receiving.units.run(({ db }) => approveCorrection(db, id, { actor, reason }));
  const replayed = async () => (await repair.replay({ ids: [id] })).items;

  it('is published as somebody corrected it and somebody else approved', async () => {
    await give(branchRows(slip('2', { quantity: '7' })));
    await approve();

    expect(await replayed()).toEqual({ PUBLISHED: 1 });

    const [event] = await repair.receiving.database.query(
      `SELECT payload::json -> 'lines' -> 0 ->> 'quantity' AS quantity, payload::json -> 'origin' ->> 'file' AS file,
         payload::json -> 'origin' ->> 'line' AS line FROM outbox WHERE key = '2'`,
    );
    expect(event).toEqual({ quantity: '7', file: '1.csv', line: '2' });
    expect(await repair.accounts()).toMatchObject([
      { published: 3, quarantined: 0, repaired: 1, allBytes: true },
    ]);
  });

  it('is not read before somebody else approved it', async () => {
    await give(branchRows(slip('2')));

    await expect(approve('ayse')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await replayed()).toEqual({ FAULTY: 1 });
    expect(await repair.published()).toEqual(['1', '3']);

    await approve();
    expect(await replayed()).toEqual({ PUBLISHED: 1 });
  });

  it('needs a new approval when it is corrected again', async () => {
    await give(branchRows(slip('2')));
    await approve();
    await give(branchRows(slip('2', { quantity: '9' })), 'ali');

    expect(await replayed()).toEqual({ FAULTY: 1 });
    await expect(approve('ali')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['more than one', branchRows(slip('2'), slip('4'))],
    ['none', branchRows()],
    ['one that is faulty', branchRows(slip('2', { quantity: 'two' }))],
  ])('stays where its correction holds %s', async (_, file) => {
    await give(file);
    await approve();

    expect(await replayed()).toEqual({ FAULTY: 1 });
    expect(await repair.records()).toMatchObject([{ state: 'OPEN', code: 'FORMAT_ERROR' }]);
    expect(await repair.published()).toEqual(['1', '3']);
  });

  it('cannot be corrected once it is settled, nor approved without a correction', async () => {
    await expect(approve()).rejects.toMatchObject({ code: 'QUARANTINE_STATE_INVALID' });
    await give(branchRows(slip('2')));
    await approve();
    await replayed();

    await expect(give(branchRows(slip('2')))).rejects.toMatchObject({ code: 'QUARANTINE_STATE_INVALID' });
  });
});
