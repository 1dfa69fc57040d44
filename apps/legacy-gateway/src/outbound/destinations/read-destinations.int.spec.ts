import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { invoice, issued } from '../invoice.mother.js';
import { csvDestination, fixedWidthDestination, ublDestination } from './destinations.mother.js';
import { readDestinations } from './read-destinations.js';

describe('the declared destinations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'destinations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const declare = (file: string, declared: unknown) => writeFile(join(folder, file), stringify(declared));
  const faults = async (): Promise<readonly string[]> => {
    const error: unknown = await readDestinations(folder, '/out').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DESTINATION_INVALID' });
    return error instanceof Error ? error.message.split('\n') : [];
  };

  it('are those of its YAML and JSON files, each with a folder and names of files', async () => {
    await declare('b.yaml', csvDestination());
    await declare('a.yml', ublDestination({ folder: 'e-fatura/giden' }));
    await writeFile(join(folder, 'c.json'), JSON.stringify(fixedWidthDestination()));
    await writeFile(join(folder, 'README.md'), 'not one of them');

    const [ubl, csv, fixed] = await readDestinations(folder, '/out');

    expect([ubl?.folder, csv?.folder, fixed?.folder]).toEqual([
      '/out/e-fatura/giden',
      '/out/muhasebe',
      '/out/anabilgisayar',
    ]);
    expect(csv?.nameFor(issued())).toBe('FATURA-KRV2026000000001.csv');
    expect(fixed?.nameOf('2026-03-02')).toBe('SATIS-2026-03-02.txt');
  });

  it('that are shipped as examples are right', async () => {
    const shipped = await readDestinations(
      fileURLToPath(new URL('../../../destinations', import.meta.url)),
      '/out',
    );

    expect(shipped.map(({ name }) => name)).toEqual(['accounting-lines', 'e-invoice', 'host-daily']);
    const plain = issued(invoice({}, [{ sku: '85123A', quantity: '6', unitPrice: '2.55', kdvRate: '20' }]));
    expect(shipped.map(({ format }) => format.record(plain).rows)).toEqual([1, 1, 1]);
  });

  it('are refused with all faults of all files', async () => {
    await declare('a.yaml', csvDestination({ name: 'A', since: '2026-02-30', colour: 'blue' }));
    await declare('b.yaml', csvDestination({ name: 'b' }, { columns: [{ name: 'X', field: 'buyerName' }] }));
    await declare('c.yaml', ublDestination({ name: 'c', folder: '../../etc' }));
    await writeFile(join(folder, 'd.yaml'), 'name: [');

    const found = await faults();

    expect(found.map((fault) => fault.split(':')[0])).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
    expect(found[0]).toMatch(/name: .*; since: .*colour/);
    expect(found[1]).toBe('b.yaml: column X: the event has no field buyerName');
    expect(found[2]).toContain('folder: must be a path below OUTBOUND_FOLDER');
  });

  it.each([
    [
      'a decimal that is none',
      { columns: [{ name: 'X', field: 'invoiceNo', value: { type: 'decimal', places: 2, decimal: '.' } }] },
      'column X: invoiceNo is no decimal',
    ],
    [
      'a day that is none',
      { columns: [{ name: 'X', field: 'net', value: { type: 'day', pattern: 'DD.MM.YYYY' } }] },
      'column X: net is no day',
    ],
    [
      'columns of two lists',
      {
        columns: [
          { name: 'X', field: 'lines.sku' },
          { name: 'Y', field: 'kdvSummary.rate' },
        ],
      },
      'columns are of one list, not of lines and kdvSummary',
    ],
    [
      'two columns of one name',
      {
        columns: [
          { name: 'X', field: 'net' },
          { name: 'X', field: 'kdv' },
        ],
      },
      'two columns have one name',
    ],
    [
      'a sum of texts',
      { columns: [{ name: 'X', field: 'lines.sku' }], totals: [{ sum: 'X' }] },
      'totals: X is no column of decimals',
    ],
    ['a column of nothing', { columns: [{ name: 'X' }] }, 'must have exactly one of field and text'],
    [
      'a name of a column that its charset does not have',
      { columns: [{ name: 'Ω', field: 'net' }] },
      'the character U+03A9 cannot be written',
    ],
  ])('may not have %s', async (_, writing, fault) => {
    await declare('a.yaml', csvDestination({}, { totals: undefined, ...writing }));

    expect((await faults()).join()).toContain(fault);
  });

  it.each([
    ['FATURA.csv', 'must have {invoiceNo} or {eventId}'],
    ['{accountNo}.csv', 'must have {invoiceNo} or {eventId}'],
    ['{invoiceNo}-{buyer}.csv', 'the event has no field buyer'],
    ['{invoiceNo}-{lines}.csv', 'the event has no field lines'],
    ['../{invoiceNo}.csv', 'must be of letters'],
    ['{invoiceNo}.part', 'must not end as files do that are being written'],
  ])('may not name files %s', async (name, fault) => {
    await declare('a.yaml', csvDestination({ files: { per: 'event', name } }));

    expect((await faults()).join()).toContain(fault);
  });

  it('may not share a name or a folder', async () => {
    await declare('a.yaml', csvDestination());
    await declare('b.yaml', ublDestination({ name: 'muhasebe', folder: 'b' }));
    await declare('c.yaml', ublDestination({ name: 'c', folder: 'muhasebe' }));

    expect(await faults()).toEqual(['b.yaml: name: is that of a.yaml', 'c.yaml: folder: is that of a.yaml']);
  });

  it('name no file by a path, nor two events alike', async () => {
    await declare('a.yaml', csvDestination());
    const [csv] = await readDestinations(folder, '/out');
    const named = (invoiceNo: string) => csv?.nameFor(issued({ ...issued().data, invoiceNo }));

    expect([named('../x'), named('..%2Fx'), named('a b'), named('ş*')]).toEqual([
      'FATURA-..%2Fx.csv',
      'FATURA-..%252Fx.csv',
      'FATURA-a%20b.csv',
      'FATURA-%C5%9F%2A.csv',
    ]);
  });
});
