import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiReader } from './api-reader.mother.js';
import { pagings, RowsServer, type Misbehaviour } from './rows-server.mother.js';

const { none } = pagings;
const byLastRow = pagings['keyset of the last row'];

describe('an HTTP API as a source', () => {
  let server: RowsServer;

  beforeEach(async () => {
    server = await RowsServer.open();
  });
  afterEach(() => server.close());

  const sinceOf = ({ searchParams }: URL) => searchParams.get('since');

  describe.each(Object.entries(pagings))('by pages of %s', (_, pages) => {
    it('reads all rows, and then those that changed, from before the last one it saw', async () => {
      server.fill(11, 5_000);
      const reader = new ApiReader(server.collect(pages));
      await reader.look();
      const first = reader.told.length;
      server.now += 60_000;
      server.write(3);
      server.write(12);
      await reader.look();

      expect(first).toBe(11);
      expect(reader.known()).toEqual(server.truth());
      expect(new Set(reader.told.slice(first).map(({ id }) => id))).toEqual(
        new Set(['9', '10', '11', '3', '12']),
      );
    });

    it('lists everything for a sweep, in as many parts as are declared', async () => {
      server.fill(11);
      const reader = new ApiReader(server.collect(pages, { limits: { rows: 4 } }));

      const ids = (await reader.sweep()).map(({ id }) => Number(id));

      expect([...new Set(ids)].sort((one, other) => one - other)).toEqual([...server.rows.keys()]);
    });

    it('loses no change, whoever writes meanwhile and whatever fails', async () => {
      const misbehaviours: Misbehaviour[] = [
        {},
        { status: 500, body: 'no' },
        { status: 503, headers: { 'retry-after': '1' }, body: '' },
        { status: 429, headers: { 'retry-after': '0' }, body: '' },
        { body: '{"data": {"rows": [{"id": 1, "na' },
      ];
      const Step = fc.record({
        writes: fc.array(fc.record({ id: fc.nat(25), lateMs: fc.nat(9_000) }), { maxLength: 3 }),
        deleted: fc.option(fc.nat(25), { freq: 6 }),
        passes: fc.nat(1_500),
        misbehaves: fc.oneof(
          { weight: 6, arbitrary: fc.constant(undefined) },
          fc.constantFrom(...misbehaviours),
        ),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(Step, { minLength: 4, maxLength: 30 }),
          fc.integer({ min: 3, max: 40 }),
          async (steps, rows) => {
            server.rows.clear();
            server.script = () => undefined;
            server.fill(15);
            const reader = new ApiReader(server.collect(pages, { limits: { rows } }));
            const left = [...steps];
            server.script = () => {
              const step = left.shift();
              if (!step) return undefined;
              server.now += step.passes;
              for (const { id, lateMs } of step.writes) server.write(id, lateMs);
              if (step.deleted !== null) server.rows.delete(step.deleted);
              return step.misbehaves;
            };
            while (left.length > 0) await reader.look();
            await reader.look();
            await reader.look();

            expect(reader.known()).toMatchObject(server.truth());
            expect(Object.fromEntries((await reader.sweep()).map(({ id, name }) => [id, name]))).toEqual(
              server.truth(),
            );
          },
        ),
        { numRuns: 40 },
      );
    });
  });

  it.each([-600_000, 600_000])('is not misled by a server whose clock is %d ms from ours', async (skew) => {
    server.now = Date.now() + skew;
    server.fill(3);
    const reader = new ApiReader(server.collect(none));
    await reader.look();
    server.now += 1_000;
    server.write(2);
    server.write(4);

    await reader.look();

    expect(reader.known()).toEqual(server.truth());
  });

  it('finds changes after the server’s clock was set back', async () => {
    server.fill(3);
    const reader = new ApiReader(server.collect(none));
    await reader.look();
    server.now -= 600_000;
    server.write(2);

    await reader.look();
    await reader.look();

    expect(reader.known()).toEqual(server.truth());
  });

  it('asks from before the last change it saw, as it is declared, in the style of the server', async () => {
    server.fill(2);
    const time = { style: 'iso', utcOffset: '+03:00' };
    const since = {
      parameter: 'since',
      at: '/changed',
      time,
      overlapSeconds: 60,
      first: '2024-01-01T00:00:00Z',
    };
    const reader = new ApiReader(server.collect(none, { since }));

    await reader.look();
    await reader.look();

    expect(server.requests.map(sinceOf)).toEqual([
      '2024-01-01T03:00:00.000+03:00',
      '2024-02-15T11:59:02.000+03:00',
    ]);
  });

  it('sees a change during its look in the next one, though later ones were seen', async () => {
    server.fill(6);
    const reader = new ApiReader(
      server.collect(byLastRow, {
        since: { parameter: 'since', at: '/changed', time: { style: 'iso' }, overlapSeconds: 0 },
      }),
    );
    server.script = (_, count) => {
      if (count === 2) {
        server.now += 30_000;
        server.write(1);
        server.now += 60_000;
        server.write(6);
      }
      return undefined;
    };
    await reader.look();

    await reader.look();

    expect(reader.known()).toEqual(server.truth());
  });

  it('reads each change twice where no clock of the server can be believed', async () => {
    const since = {
      parameter: 'since',
      at: '/changed',
      time: { style: 'iso' },
      overlapSeconds: 0,
      safeUntil: 'rows',
    };
    server.script = () => ({ headers: { date: 'Thu, 01 Jan 1970 00:00:00 GMT' } });
    server.fill(3);
    const reader = new ApiReader(server.collect(none, { since }));
    for (let looks = 0; looks < 3; looks++) await reader.look();

    expect(server.requests.map(sinceOf)).toEqual([null, null, '2024-02-15T09:00:03.000Z']);
  });

  it('reads everything again and again where the API cannot say what changed', async () => {
    server.fill(3);
    const reader = new ApiReader(server.collect(none, { since: undefined }));
    await reader.look();
    server.write(2);
    await reader.look();

    expect(reader.told).toHaveLength(6);
    expect(reader.known()).toEqual(server.truth());
  });
});
