import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiReader, StillClock } from './api-reader.mother.js';
import { ApiSource } from './api-source.js';
import { clock, HostBudgets } from './host-budget.js';
import { pagings, RowsServer, type Misbehaviour } from './rows-server.mother.js';

const { none, 'keyset of the answer': byAnswer } = pagings;

describe('an HTTP API that is not as it should be', () => {
  let server: RowsServer;

  beforeEach(async () => {
    server = await RowsServer.open();
  });
  afterEach(() => server.close());

  it('waits as long as it is asked to, and not less', async () => {
    server.fill(2);
    const reader = new ApiReader(server.collect(none));
    const date = new Date(server.now).toUTCString();
    const inTwo = new Date(server.now + 120_000).toUTCString();
    const answers: Misbehaviour[] = [
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503, headers: { 'retry-after': inTwo, date } },
    ];
    server.script = () => answers.shift();

    await reader.pull();

    expect(reader.clock.waits).toEqual([7_000, 120_000]);
    expect(reader.known()).toEqual(server.truth());
  });

  it('has one budget for all sources of a server', async () => {
    server.fill(2);
    const still = new StillClock();
    const budgets = new HostBudgets(still);
    const readers = ['/one', '/two', '/three'].map(
      (path) => new ApiReader(server.collect(none, { path }), budgets),
    );
    const askedAt: number[] = [];
    server.script = (_, count) => {
      askedAt.push(still.now());
      return count === 1 ? { status: 429, headers: { 'retry-after': '30' } } : undefined;
    };

    await Promise.all(readers.map((reader) => reader.pull()));

    expect(askedAt).toEqual([0, 30_000, 30_000, 30_000]);
    expect(server.requests.map(({ pathname }) => pathname)).toEqual(['/one', '/two', '/three', '/one']);
  });

  it('comes back later where the server wants to be left alone for longer than is declared', async () => {
    const reader = new ApiReader(server.collect(none, { limits: { waitSeconds: 60 } }));
    server.script = () => ({ status: 429, headers: { 'retry-after': '3600' } });

    await expect(reader.pull()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', facts: { status: 429 } });
    await expect(reader.pull()).rejects.toThrow('wants to be left alone for 3600 s');

    expect(server.requests).toHaveLength(1);
    expect(reader.clock.waits).toEqual([]);
  });

  it.each<[string, Misbehaviour]>([
    ['an error', { status: 500 }],
    ['429 that does not say for how long', { status: 429 }],
    ['JSON that breaks off', { body: '{"data": {"rows": [{"id": 1' }],
    ['no JSON', { body: '<html>' }],
    ['bytes that are no UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['no array of rows', { body: '{"data": {}}' }],
    [
      'more bytes than are declared',
      { body: JSON.stringify({ data: { rows: [] }, more: 'x'.repeat(2_000) }) },
    ],
    ['another address', { status: 302, headers: { location: '/rows?after=4' } }],
    ['no time', { headers: { date: 'soon' } }],
  ])('does not advance when the second page is %s', async (_, misbehaviour) => {
    server.fill(6);
    const reader = new ApiReader(server.collect(byAnswer, { limits: { bytes: 1_000 } }));
    server.script = (_url, count) =>
      count === 2 || misbehaviour.headers?.['date'] ? misbehaviour : undefined;

    await expect(reader.pull()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    server.script = () => undefined;
    await reader.look();

    expect(server.requests.at(-2)?.search).toBe('');
    expect(reader.known()).toEqual(server.truth());
  });

  it('ends at once when the service stops', async () => {
    const stop = new AbortController();
    const source = new ApiSource(server.collect(none), new HostBudgets(clock));
    server.script = () => {
      stop.abort(new Error('stopped'));
      return undefined;
    };
    const { rows } = await source.pull(null, stop.signal);

    await expect(rows[Symbol.asyncIterator]().next()).rejects.toThrow('stopped');
  });
});
