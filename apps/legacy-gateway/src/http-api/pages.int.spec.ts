import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiReader } from './api-reader.mother.js';
import { pagings, RowsServer } from './rows-server.mother.js';

const { offset, link, none, 'keyset of the answer': byAnswer } = pagings;

describe('pages of an HTTP API', () => {
  let server: RowsServer;

  beforeEach(async () => {
    server = await RowsServer.open();
  });
  afterEach(() => server.close());

  it('tells of a row that comes twice in a look the latest version, last', async () => {
    const row = (name: string, second: number) => ({ id: 1, name, changed: `2024-02-15T09:00:0${second}Z` });
    const rows = [row('second', 2), row('second', 2), row('first', 1), row('third', 3)];
    server.script = () => ({ body: JSON.stringify({ data: { rows } }) });
    const reader = new ApiReader(server.collect(none));

    await reader.look();

    expect(reader.told.map(({ name }) => name)).toEqual(['second', 'third']);
  });

  it('takes numbers as they stand there', async () => {
    const rows =
      '[{"id": 12345678901234567890, "name": 10.50, "changed": null}, {"id": 2, "name": {"a": [true]}}]';
    server.script = () => ({ body: `{"data": {"rows": ${rows}}}` });
    const reader = new ApiReader(server.collect(none));

    await reader.look();

    expect(reader.told).toEqual([
      { id: '12345678901234567890', name: '10.50' },
      { id: '2', name: '{"a":[true]}' },
    ]);
  });

  it('writes the lines of a row behind each other, all of them when it changes', async () => {
    const order = (no: number, changed: string, lines: unknown) => ({ no, changed, lines });
    const first = [
      order(1, '2024-02-15T09:00:00Z', [
        { sku: 'A', q: 1 },
        { sku: 'B', q: 2 },
      ]),
      order(2, '2024-02-15T09:00:01Z', []),
      order(3, '2024-02-15T09:00:02Z', { sku: 'C', q: 3 }),
    ];
    server.script = () => ({ body: JSON.stringify({ data: { rows: first } }) });
    const columns = [
      { name: 'no', at: '/no', key: true },
      { name: 'changed', at: '/changed' },
      { name: 'sku', at: '/sku', of: 'line', key: true },
      { name: 'quantity', at: '/q', of: 'line' },
    ];
    const reader = new ApiReader(server.collect(none, { lines: '/lines', columns }));

    await reader.look();

    const changed = '2024-02-15T09:00:00Z';
    expect(reader.told).toEqual([
      { no: '1', changed, sku: 'A', quantity: '1' },
      { no: '1', changed, sku: 'B', quantity: '2' },
      { no: '3', changed: '2024-02-15T09:00:02Z', sku: 'C', quantity: '3' },
    ]);
  });

  it('keeps all rows whose key is missing', async () => {
    const rows =
      '{"name": "one"}, {"name": "two"}, {"name": "one"}, {"id": "", "name": "2"}, {"id": "", "name": "1"}';
    server.script = () => ({ body: `{"data": {"rows": [${rows}]}}` });
    const reader = new ApiReader(server.collect(none));

    await reader.look();

    expect(reader.told.map(({ name }) => name)).toEqual(['one', 'two', '2', '1']);
  });

  it('begins anew where the server has forgotten the page at which the look before ended', async () => {
    server.fill(10);
    const reader = new ApiReader(server.collect(byAnswer, { limits: { rows: 4 } }));
    expect(await reader.pull()).toBe(true);
    server.script = ({ searchParams }) => (searchParams.get('after') === '4' ? { status: 410 } : undefined);

    expect(await reader.pull()).toBe(true);
    server.script = () => undefined;
    await reader.look();

    expect(reader.known()).toEqual(server.truth());
  });

  it('follows no link to another server', async () => {
    server.fill(6);
    const reader = new ApiReader(server.collect(link));
    server.script = () => ({ headers: { link: '<https://example.org/rows>; rel="next"' } });

    await expect(reader.pull()).rejects.toThrow('the next page is said to be on another server');
  });

  it.each([
    ['links', link, { headers: { link: '</rows>; rel="next"' } }],
    ['keys', byAnswer, { body: '{"data": {"rows": [{"id": 1}, {"id": 2}]}, "next": "x"}' }],
    ['offsets', offset, { body: '{"data": {"rows": [{"id": 1}, {"id": 2}]}}' }],
  ])('is not led in a circle by %s', async (_, pages, misbehaviour) => {
    server.script = () => misbehaviour;

    await expect(new ApiReader(server.collect(pages)).pull()).rejects.toThrow('same one');
  });

  it('reads all rows of a server that gives fewer than it was asked for', async () => {
    server.fill(30);
    const limit = { parameter: 'rows', value: 1_000 };
    server.script = ({ searchParams }) => {
      searchParams.set('limit', '3');
      return undefined;
    };
    const reader = new ApiReader(server.collect({ by: 'offset', parameter: 'offset', limit }));

    await reader.look();

    expect(reader.known()).toEqual(server.truth());
  });

  it('misses no row when all that were read move behind those that were not', async () => {
    server.fill(40);
    const reader = new ApiReader(server.collect(offset));
    server.script = (_, count) => {
      if (count === 10) {
        server.now += 60_000;
        for (let id = 1; id <= 27; id++) server.write(id);
      }
      return undefined;
    };

    await reader.pull();

    expect(reader.known()).toEqual(server.truth());
  });
});
