import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectDatabase } from '../connect-database.js';
import type { Database } from '../database.js';
import { temporaryDatabase, type TemporaryDatabase } from '../provision/temporary-database.js';
import type { Transaction } from '../transaction/transaction.js';

@Entity('sample')
class Sample {
  @PrimaryColumn('text', { name: 'sample_no' })
  sampleNo!: string;

  @Column('numeric')
  amount!: string;

  @Column('date', { name: 'business_date' })
  businessDate!: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('jsonb')
  lines!: unknown;

  @Column('uuid')
  ettn!: string;

  @Column('smallint')
  small!: number;

  @Column('bigint')
  big!: number;

  @Column('varchar', { length: 10, nullable: true })
  remark!: string | null;

  @Column('boolean', { default: true })
  open?: boolean;
}

const table = `CREATE TABLE sample (
  sample_no text PRIMARY KEY, amount numeric NOT NULL, business_date date NOT NULL, made_at timestamptz NOT NULL,
  lines jsonb NOT NULL, ettn uuid NOT NULL, small smallint NOT NULL, big bigint NOT NULL, remark varchar(10),
  open boolean NOT NULL DEFAULT true)`;

function sample(sampleNo: string, changes: Partial<Sample> = {}): Sample {
  return Object.assign(new Sample(), {
    sampleNo,
    amount: '12345678901234567890.10',
    businessDate: '2010-12-01',
    madeAt: new Date('2010-12-01T08:26:00.123Z'),
    lines: [{ text: 'çay, "x" \\ {}' }, [1, null]],
    ettn: '0192f3a4-0000-7000-8000-000000000001',
    small: -3,
    big: Number.MAX_SAFE_INTEGER,
    remark: null,
    ...changes,
  });
}

describe('EntityDb', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let transaction: Transaction;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({ url: temporary.url, applicationName: 'spec', entities: [Sample] });
    await database.query(table);
  });
  beforeEach(async () => void (transaction = await database.begin()));
  afterEach(() => transaction.rollback());
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  it('returns every type as it was inserted', async () => {
    const rows = [
      sample('A'),
      sample('a', { remark: '{"NULL"}', lines: { n: 1 } }),
      sample('b', { remark: 'NULL' }),
    ];
    void transaction.db.insert(Sample, rows);

    const found = await transaction.db.find(Sample, { sampleNo: ['A', 'a', 'b'] });

    expect(found).toEqual(rows.map((row) => Object.assign(new Sample(), row, { open: true })));
    expect(found[0]).toBeInstanceOf(Sample);
  });

  it('inserts thousands of rows with one statement and none with none', async () => {
    await transaction.db.insert(Sample, []);
    await transaction.db.insert(
      Sample,
      Array.from({ length: 5_000 }, (_, index) => sample(String(index))),
    );

    expect(await transaction.db.query('SELECT count(*)::int AS n FROM sample')).toEqual([{ n: 5_000 }]);
  });

  it('inserts what is new, and says how much that was', async () => {
    void transaction.db.insert(Sample, sample('A', { remark: 'kept' }));

    expect(await transaction.db.insertNew(Sample, [sample('A'), sample('B')])).toBe(1);
    expect(await transaction.db.insertNew(Sample, sample('B'))).toBe(0);
    expect(await transaction.db.insertNew(Sample, [])).toBe(0);

    expect(await transaction.db.findOne(Sample, { sampleNo: 'A' })).toMatchObject({ remark: 'kept' });
  });

  it('finds one row, or null', async () => {
    void transaction.db.insert(Sample, sample('A'));

    expect(await transaction.db.findOne(Sample, { sampleNo: 'A', remark: null })).toMatchObject({
      amount: '12345678901234567890.10',
    });
    expect(await transaction.db.findOne(Sample, { sampleNo: 'B' })).toBeNull();
  });

  it('updates what matches and says how much that was', async () => {
    void transaction.db.insert(Sample, [sample('A'), sample('B'), sample('C', { small: 9 })]);

    expect(
      await transaction.db.update(
        Sample,
        { small: -3, sampleNo: ['A', 'B', 'C'] },
        { remark: 'x', lines: [] },
      ),
    ).toBe(2);

    expect(await transaction.db.find(Sample, { remark: 'x' })).toMatchObject([{ lines: [] }, { lines: [] }]);
    expect(await transaction.db.update(Sample, { sampleNo: 'A' }, { remark: null })).toBe(1);
  });

  it('locks rows in byte order', async () => {
    void transaction.db.insert(Sample, [sample('b'), sample('Z'), sample('a')]);

    const locked = await transaction.db.lock(Sample, 'sampleNo', ['a', 'Z', 'b', 'a', 'missing']);

    expect(locked.map(({ sampleNo }) => sampleNo)).toEqual(['Z', 'a', 'b']);
  });

  it('never deadlocks two transactions that lock the same rows', async () => {
    await database.query('TRUNCATE sample');
    await transaction.db.insert(
      Sample,
      Array.from({ length: 50 }, (_, index) => sample(String(index))),
    );
    await transaction.commit();
    const keys = Array.from({ length: 50 }, (_, index) => String(index));
    const lockAll = async (order: string[]) => {
      const unit = await database.begin();
      await unit.db.lock(Sample, 'sampleNo', order);
      await unit.commit();
    };

    const backwards = keys.toReversed();
    await expect(
      Promise.all(Array.from({ length: 8 }, (_, index) => lockAll(index % 2 === 0 ? keys : backwards))),
    ).resolves.toHaveLength(8);
  });

  it('refuses a condition on an undefined field, and an unknown one', async () => {
    await expect(transaction.db.find(Sample, { sampleNo: undefined })).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
    await expect(transaction.commit()).rejects.toThrow('sampleNo is undefined');
  });

  it('refuses a bigint that a number cannot hold', async () => {
    await expect(transaction.db.query('SELECT 9007199254740993::bigint AS big')).rejects.toThrow(
      /9007199254740993/,
    );
  });
});
