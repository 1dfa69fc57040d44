import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { csvDestination, fixedWidthDestination, ublDestination } from './destinations/destinations.mother.js';
import { invoice, issued } from './invoice.mother.js';
import { forgetContents } from './ledger/forget-contents.js';
import { Outbound } from './outbound.mother.js';
import { outboundStatus } from './outbound-status.js';

const numbered = (number: number) =>
  issued(invoice({ invoiceNo: `KRV2026${String(number).padStart(9, '0')}` }), `event-${number}`);

describe('files for legacy systems', () => {
  let outbound: Outbound;
  beforeEach(async () => {
    outbound = await Outbound.open(
      testStores().databaseUrl,
      csvDestination(),
      ublDestination(),
      fixedWidthDestination(),
    );
  });
  afterEach(() => outbound.close());

  it('are one for each event, whole, with what was noted of them', async () => {
    await outbound.add(numbered(1), numbered(2));

    await outbound.write();

    const files = await outbound.files('muhasebe');
    expect([...files.keys()]).toEqual(['FATURA-KRV2026000000001.csv', 'FATURA-KRV2026000000002.csv']);
    expect([...(await outbound.files('entegrator')).keys()]).toEqual([
      'KRV2026000000001.xml',
      'KRV2026000000002.xml',
    ]);
    const noted = await outbound.database.query<{ sha256: string; bytes: number }>(
      `SELECT sha256, bytes FROM outbound_file WHERE destination = 'muhasebe' ORDER BY name`,
    );
    expect(noted).toEqual(
      [...files.values()].map((bytes) => ({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
      })),
    );
    expect(await outbound.unfinished('muhasebe')).toEqual([]);
  });

  it('are the same when an event comes again', async () => {
    await outbound.add(numbered(1));
    await outbound.write();
    await outbound.add(numbered(1), numbered(2));
    await outbound.write();

    expect((await outbound.files('muhasebe')).size).toBe(2);
    const [counted] = await outbound.database.query('SELECT count(*) AS records FROM outbound_record');
    expect(counted).toEqual({ records: 6 });
  });

  it('are forgotten but for their names after a month, and written no second time', async () => {
    await outbound.add(numbered(1));
    await outbound.write();
    await outbound.add(numbered(2));
    await outbound.write();
    await outbound.database.query(
      `UPDATE outbound_file SET written_at = now() - interval '31 days' WHERE name LIKE '%1.csv'`,
    );

    const more = await outbound.units.run(({ db }) => forgetContents(db));
    await outbound.add(numbered(1));
    await outbound.write();

    expect(more).toBe(false);
    const records = await outbound.database.query(
      `SELECT event_id AS event, content IS NULL AS forgotten FROM outbound_record
        WHERE destination = 'muhasebe' ORDER BY event_id`,
    );
    expect(records).toEqual([
      { event: 'event-1', forgotten: true },
      { event: 'event-2', forgotten: false },
    ]);
  });

  it('never replace that of another event', async () => {
    await outbound.add(numbered(1));

    await expect(outbound.add({ ...numbered(1), id: 'another' })).rejects.toMatchObject({
      code: 'RESOURCE_EXISTS',
      message: expect.stringContaining('entegrator/KRV2026000000001.xml'),
    });
  });

  it('of a day are closed at their time: what was committed before, in its order, with totals', async () => {
    await outbound.add(numbered(2), numbered(1));
    await outbound.write();
    expect((await outbound.files('anabilgisayar')).size).toBe(0);

    await outbound.age('1 day');
    await outbound.add(numbered(3));
    await outbound.write();

    const [[name, bytes] = ['', Buffer.alloc(0)], ...more] = await outbound.files('anabilgisayar');
    expect(more).toEqual([]);
    expect(name).toMatch(/^SATIS-\d{4}-\d{2}-\d{2}\.txt$/);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.map((line) => line.slice(1, 17))).toEqual([
      ...Array.from({ length: 3 }, () => 'KRV2026000000002'),
      ...Array.from({ length: 3 }, () => 'KRV2026000000001'),
      '000006          ',
      '',
    ]);
    expect(lines.at(-2)).toBe(`T000006${' '.repeat(30)}00000373432`);
    const [counted] = await outbound.database.query(
      `SELECT count(*) AS open FROM outbound_record WHERE destination = 'anabilgisayar' AND file_name IS NULL`,
    );
    expect(counted).toEqual({ open: 1 });
  });

  it('of a day are made once, by whomever', async () => {
    await outbound.add(numbered(1));
    await outbound.age('1 day');

    await Promise.all(['first', 'second'].map((worker) => outbound.writer(outbound.ledger(worker)).round()));
    await outbound.write();

    expect((await outbound.files('anabilgisayar')).size).toBe(1);
  });

  it('of a day may have more records than are read at once', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => numbered(index + 1));
    await outbound.add(...many);
    await outbound.age('1 day');

    await outbound.writer(outbound.ledger()).round();
    await outbound.write();

    const [bytes] = (await outbound.files('anabilgisayar')).values();
    const lines = bytes?.toString('latin1').split('\r\n').slice(0, -2) ?? [];
    expect(lines.filter((_, index) => index % 3 === 0).map((line) => line.slice(1, 17))).toEqual(
      many.map(({ key }) => key),
    );
  });

  it('that cannot be written do not keep the others waiting, and are told', async () => {
    await mkdir(join(outbound.folder, 'out'), { recursive: true });
    await writeFile(join(outbound.folder, 'out', 'muhasebe'), 'a file where a folder should be');
    await outbound.add(numbered(1));

    await outbound.write();

    expect((await outbound.files('entegrator')).size).toBe(1);
    expect(
      await outboundStatus(
        outbound.database,
        outbound.destinations.map(({ name }) => name),
      ),
    ).toMatchObject([
      { destination: 'anabilgisayar', openRecords: 1, written: 0, waiting: 0, failing: 0, fault: null },
      { destination: 'entegrator', written: 1, waiting: 0, lastFile: 'KRV2026000000001.xml' },
      {
        destination: 'muhasebe',
        written: 0,
        waiting: 1,
        failing: 1,
        fault: expect.stringContaining('ENOTDIR'),
      },
    ]);
  });

  it('are left alone while their worker lives', async () => {
    await outbound.add(numbered(1));
    const claimed = await outbound.ledger('first').claim(['muhasebe']);

    expect(claimed).toHaveLength(1);
    expect(await outbound.ledger('second').claim(['muhasebe'])).toEqual([]);
  });

  it('of a worker that was held up are those of the next one', async () => {
    await outbound.add(numbered(1));
    const slow = outbound.ledger('slow', -1);
    const [held] = await slow.claim(['muhasebe']);
    await mkdir(join(outbound.folder, 'out', 'muhasebe', '.unfinished'), { recursive: true });
    await writeFile(
      join(outbound.folder, 'out', 'muhasebe', '.unfinished', `slow.${held?.name ?? ''}.part`),
      'half',
    );

    await outbound.write();
    await slow.written([{ destination: 'muhasebe', name: held?.name ?? '', bytes: 4, sha256: 'wrong' }]);

    expect(await outbound.unfinished('muhasebe')).toEqual([]);
    const [noted] = await outbound.database.query(
      `SELECT worker, sha256 <> 'wrong' AS right FROM outbound_file WHERE destination = 'muhasebe'`,
    );
    expect(noted).toEqual({ worker: 'first', right: true });
  });
});
