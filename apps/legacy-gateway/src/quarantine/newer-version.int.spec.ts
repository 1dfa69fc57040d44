import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { InterruptedUnitOfWork } from '../receiving/interrupted-unit-of-work.mother.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { discard } from './discard.js';
import { Repair } from './repair.mother.js';

const productFile = (complete = 'rename', totals = '') => `
name: branch
collect: { kind: folder }
files: { complete: { by: ${complete} } }
read:
  format: csv
  charset: utf-8
  dialect: { separator: ';' }
  header: names
  columns:
    - { name: sku, value: { type: text } }
    - { name: name, value: { type: text } }
    - { name: unit, value: { type: text } }
  ${totals}
  mapping:
    rows: row
    become:
      - document: { kind: product, sku: sku, name: name, unit: unit }
documents: { takes: [product], identity: versions, unit: { mapping: units } }
`;
const totals = 'footer: { column: sku, startsWith: TOPLAM, count: name, sums: [] }';
const rows = (...products: readonly string[]) => ['sku;name;unit', ...products, ''].join('\n');
const all = { source: 'branch' };

describe('a version that is older than the last one', () => {
  let repair: Repair;
  let products: ConfiguredSource;

  beforeAll(async () => {
    repair = await Repair.open(testStores().databaseUrl);
    products = await repair.declared(productFile());
  });
  beforeEach(() => repair.reset());
  afterAll(() => repair.close());

  const names = async () => {
    const events = await repair.receiving.database.query<{ name: string }>(
      `SELECT payload::json ->> 'description' AS name FROM outbox WHERE headers::json ->> 'ce_type' LIKE '%UrunBelgesiAlindi%'
        ORDER BY id`,
    );
    return events.map(({ name }) => name);
  };
  const refused = [
    {
      outcome: 'FAULTY',
      code: 'IDENTITY_CONFLICT',
      reason: 'the document is older than version 1, which was received with 2.csv',
    },
  ];
  const know = (item: string) =>
    repair.receiving.database.query(
      `INSERT INTO mapping_entry (table_name, version, key, value, file_version, set_by, reason)
       SELECT 'units', coalesce(max(version), 0) + 1, lower($1), 'C62', 1, 'ayse', 'a unit' FROM mapping_entry`,
      [item],
    );
  const receive = (name: string, ...of: readonly string[]) => repair.receive(name, rows(...of), products);

  it('is not published by a replay, which names the newer one, and can be discarded', async () => {
    await receive('1.csv', 'KLM-01;Kalem;Tane1');
    await receive('2.csv', 'KLM-01;Kuru boya;C62');
    await know('Tane1');

    const { id } = await repair.replay(all, { source: products });

    expect(await repair.items(id)).toMatchObject(refused);
    expect(await names()).toEqual(['Kuru boya']);
    await repair.receiving.units.run(({ db }) =>
      discard(db, { selection: all, reason: 'an old name' }, 'ali'),
    );
    expect(await repair.records()).toMatchObject([{ code: 'IDENTITY_CONFLICT', state: 'DISCARDED' }]);
  });

  it('is not published where the newer one stands behind it in the same file', async () => {
    await receive('2.csv', 'KLM-01;Kalem;Tane2', 'KLM-01;Kuru boya;C62');
    await know('Tane2');

    expect(await repair.items((await repair.replay(all, { source: products })).id)).toMatchObject(refused);
  });

  it('is published where it is the newer one, or the only one', async () => {
    await receive('1.csv', 'KLM-01;Kalem;C62', 'KLM-02;Silgi;Tane3');
    await receive('2.csv', 'KLM-01;Kuru boya;Tane3');
    await know('Tane3');

    expect(await repair.replay(all, { source: products })).toMatchObject({ items: { PUBLISHED: 2 } });

    expect(await names()).toEqual(['Kalem', 'Silgi', 'Kuru boya']);
  });

  it('is not published when its whole file is received again later; what only stands there is', async () => {
    const strict = await repair.declared(productFile('trailer', totals));
    await repair.receive('1.csv', rows('KLM-01;Kalem;C62', 'KLM-02;Silgi;C62'), strict);
    await receive('2.csv', 'KLM-01;Kuru boya;C62');
    await repair.replay(all, { source: products });

    await repair.receiveAll(products);

    expect(await names()).toEqual(['Kuru boya', 'Silgi']);
    const [, conflict] = await repair.records();
    expect(conflict).toMatchObject({ documentNo: 'KLM-01', code: 'IDENTITY_CONFLICT', state: 'OPEN' });
  });

  it('is not published either when its file is received before it is decided that it is', async () => {
    const strict = await repair.declared(productFile('trailer', totals));
    await repair.receive('1.csv', rows('KLM-01;Kalem;C62'), strict);
    await receive('2.csv', 'KLM-01;Kuru boya;C62');
    await repair.ask(all);
    let receiving = Promise.resolve();
    const interrupt = async () => {
      receiving = repair.receiveAll(products);
      await eventually('receiving to wait', async () => {
        const waiting = await repair.receiving.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
    };
    const unitOfWork = new InterruptedUnitOfWork(repair.receiving.units, {
      ...{ batch: 1, before: 'commit', interrupt },
    });

    await repair.work({ unitOfWork, parts: { sources: new Map([[products.name, products]]) } });
    await receiving;

    expect(await names()).toEqual(['Kuru boya']);
  });

  it('is not published with a file of an earlier place that comes late; what only stands there is', async () => {
    const placed = repair.receiving.worker({ source: products, positionOf: (name) => Number(name[0]) });
    const receiveAt = async (name: string, ...of: readonly string[]) => {
      await repair.receiving.drop(name, rows(...of));
      await repair.receiving.receive(placed);
    };
    await receiveAt('2.csv', 'KLM-01;Kuru boya;C62');
    await receiveAt('1.csv', 'KLM-01;Kalem;C62', 'KLM-02;Silgi;C62');

    expect(await names()).toEqual(['Kuru boya', 'Silgi']);
    expect(await repair.records()).toMatchObject([{ documentNo: 'KLM-01', code: 'IDENTITY_CONFLICT' }]);
  });

  it('is news again when the source itself sends it once more', async () => {
    await receive('1.csv', 'KLM-01;Kalem;C62');
    await receive('2.csv', 'KLM-01;Kuru boya;C62');
    await receive('3.csv', 'KLM-01;Kalem;C62');

    expect(await names()).toEqual(['Kalem', 'Kuru boya', 'Kalem']);
  });
});
