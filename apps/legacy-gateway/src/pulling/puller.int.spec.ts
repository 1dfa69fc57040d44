import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import type { PullLedger } from './pull-ledger.js';
import { Pulling } from './pulling.mother.js';
import type { PulledRow, PullSource } from './pull-source.js';
import { ScriptedSource } from './scripted-source.mother.js';

const columns = [
  { name: 'no', key: true },
  { name: 'title', key: false },
];
const row = (no: number | string, title = 'a'): PulledRow => ({ no: String(no), title });
const first = 'depots-000000000001.csv';
const second = 'depots-000000000002.csv';
const never = new AbortController().signal;

/** A ledger whose process dies when it would move the cursor. */
function dying(ledger: PullLedger): PullLedger {
  ledger.advance = () => Promise.reject(new Error('killed'));
  return ledger;
}

describe('a puller', () => {
  let pulling: Pulling;

  beforeAll(async () => {
    pulling = await Pulling.open(testStores().databaseUrl);
  });
  beforeEach(() => pulling.reset());
  afterAll(() => pulling.close());

  const noSweep = (...pulls: (readonly PulledRow[] | Error)[]): PullSource => {
    const scripted = new ScriptedSource(pulls);
    return { pull: (cursor) => scripted.pull(cursor) };
  };
  const round = async (from: PullSource, ledger?: PullLedger) =>
    pulling.puller(from, columns, ledger).round(never);

  it('writes what changed as one file, and the next look begins where this one ended', async () => {
    const source = new ScriptedSource([[row(1), row(2)], [row(3)]]);
    const from = { pull: (cursor: unknown) => source.pull(cursor) };

    await round(from);
    await round(from);

    expect(await pulling.files()).toEqual([first, second]);
    expect(await pulling.rowsOf(first)).toEqual([
      { no: '1', title: 'a', _change: '' },
      { no: '2', title: 'a', _change: '' },
    ]);
    expect(source.cursors).toEqual([null, { looks: 1 }]);
  });

  it('writes no file where nothing changed, and moves the cursor', async () => {
    const source = new ScriptedSource([[row(1)], [row(1)], [], [row(1, 'b')]]);
    const from = { pull: (cursor: unknown) => source.pull(cursor) };

    for (let count = 0; count < 4; count += 1) await round(from);

    expect(await pulling.files()).toEqual([first, second]);
    expect(await pulling.rowsOf(second)).toEqual([{ no: '1', title: 'b', _change: '' }]);
    expect(source.cursors).toEqual([null, { looks: 1 }, { looks: 2 }, { looks: 3 }]);
  });

  it('tells each of many rows once, the latest of those that came twice', async () => {
    const many = Array.from({ length: 12_000 }, (_, no) => row(no));

    await round(noSweep([...many, row(7, 'b'), row(11_999, 'b')]));

    const told = await pulling.rowsOf(first);
    expect(told.filter(({ title }) => title === 'b').map(({ no }) => no)).toEqual(['11999', '7']);
    expect(new Set(told.map(({ no }) => no)).size).toBe(12_000);
    expect((await pulling.known(columns)).get('["7"]')).toEqual({ no: '7', title: 'b' });
  });

  it('tells a row without its key once, as what it is, and all others', async () => {
    const keyless = { no: null, title: 'a' };

    await round(noSweep([row(1), keyless, row('', 'a'), row('', 'b'), row(2)]));
    await round(noSweep([keyless, { no: null, title: 'b' }]));

    expect(await pulling.rowsOf(first)).toEqual([
      { no: '1', title: 'a', _change: '' },
      { no: '', title: 'a', _change: 'keyless' },
      { no: '', title: 'a', _change: 'keyless' },
      { no: '', title: 'b', _change: 'keyless' },
      { no: '2', title: 'a', _change: '' },
    ]);
    expect(await pulling.rowsOf(second)).toEqual([{ no: '', title: 'b', _change: 'keyless' }]);
  });

  it('keeps nothing of a look that failed: the next one begins at the same place', async () => {
    const failing: PullSource = {
      pull: () =>
        Promise.resolve({
          rows: (async function* () {
            await Promise.resolve();
            yield* Array.from({ length: 6_000 }, (_, no) => row(no));
            throw new Error('away');
          })(),
          cursor: () => ({ looks: 9 }),
        }),
    };
    await expect(round(failing)).rejects.toThrow('away');
    expect(await pulling.files()).toEqual([]);
    const source = new ScriptedSource([[row(1), row(2)]]);

    await round({ pull: (cursor) => source.pull(cursor) });

    expect(source.cursors).toEqual([null]);
    expect((await pulling.rowsOf(first)).map(({ no }) => no)).toEqual(['1', '2']);
  });

  it('writes the file again when it was killed between file and cursor', async () => {
    await expect(round(noSweep([row(1), row(2)]), dying(pulling.ledger({ leaseMs: 0 })))).rejects.toThrow(
      'killed',
    );
    expect(await pulling.files()).toEqual([first]);

    await round(noSweep([row(1), row(2), row(3)]), pulling.ledger({ worker: 'second' }));

    expect(await pulling.files()).toEqual([first]);
    expect((await pulling.rowsOf(first)).map(({ no }) => no)).toEqual(['1', '2', '3']);
  });

  it('tells a row later that only a killed look had seen', async () => {
    await expect(round(noSweep([row(1, 'b')]), dying(pulling.ledger({ leaseMs: 0 })))).rejects.toThrow();

    await round(noSweep([row(2)]), pulling.ledger({ worker: 'second', leaseMs: 0 }));
    await round(noSweep([row(1, 'b')]), pulling.ledger({ worker: 'third' }));

    expect(await pulling.rowsOf(second)).toEqual([{ no: '1', title: 'b', _change: '' }]);
  });

  it('leaves a source alone that another worker pulls', async () => {
    await round(noSweep([row(1)]));

    const other = await round(noSweep([row(2)]), pulling.ledger({ worker: 'second' }));

    expect(other).toBeNull();
    expect(await pulling.files()).toEqual([first]);
  });

  it('gives the source up when it closes', async () => {
    const puller = pulling.puller(noSweep([row(1)]), columns);
    await puller.round(never);
    await puller.close();

    expect(await round(noSweep([row(2)]), pulling.ledger({ worker: 'second' }))).toMatchObject({
      files: [second],
    });
  });

  it('does not move a cursor that another worker has by now, nor replace its file', async () => {
    const slow: PullSource = {
      pull: () =>
        Promise.resolve({
          rows: (async function* () {
            yield row(1, 'old');
            await pulling.endLease();
            const other = pulling.ledger({ worker: 'second' });
            await round(noSweep([row(1, 'new')]), other);
          })(),
          cursor: () => ({ looks: 9 }),
        }),
    };

    await expect(round(slow)).rejects.toMatchObject({ code: 'LEASE_LOST' });

    expect(await pulling.rowsOf(first)).toEqual([{ no: '1', title: 'new', _change: '' }]);
  });

  describe('in a sweep', () => {
    const always = () => pulling.ledger({ sweepEveryMs: 0 });
    const sweep = async (...rows: PulledRow[]) => round(new ScriptedSource([], [rows]), always());

    it('tells what no look had seen', async () => {
      await round(noSweep([row(1)]));

      await sweep(row(1), row(2), row(3));

      expect((await pulling.rowsOf(second)).map(({ no }) => no)).toEqual(['2', '3']);
    });

    it('tells that a row is gone when two in a row have not seen it, once', async () => {
      await sweep(row(1), row(2));
      await sweep(row(1));
      expect(await pulling.files()).toEqual([first]);

      await sweep(row(1));
      await sweep(row(1));

      expect(await pulling.files()).toEqual([first, second]);
      expect(await pulling.rowsOf(second)).toEqual([{ no: '2', title: '', _change: 'deleted' }]);
    });

    it('does not take a row for gone that the sweep before missed', async () => {
      await sweep(row(1), row(2));
      await sweep(row(1));
      await sweep(row(1), row(2));
      await sweep(row(1));

      expect(await pulling.files()).toEqual([first]);
    });

    it('tells nobody that a row without its key is gone', async () => {
      await sweep(row(1), { no: null, title: 'a' });
      await sweep(row(1));
      await sweep(row(1));

      expect(await pulling.files()).toEqual([first]);
    });

    it('tells a row that came back as it was', async () => {
      await sweep(row(1), row(2));
      await sweep(row(1));
      await sweep(row(1));

      await sweep(row(1), row(2));

      expect([...(await pulling.known(columns)).keys()]).toEqual(['["1"]', '["2"]']);
    });

    it('goes on part by part, and decides what is gone with the last one', async () => {
      await sweep(row(1), row(2), row(3));
      const twice = [[row(1)], [row(3)], [row(1)], [row(3)]];
      for (const [one, two] of [twice.slice(0, 2), twice.slice(2)]) {
        const source = new ScriptedSource([], [one ?? [], two ?? []]);
        const part = await round(source, always());
        const last = await round(source, always());
        expect([part?.more, last?.more]).toEqual([true, false]);
        expect(source.cursors).toEqual([
          { looks: expect.any(Number) },
          null,
          { looks: expect.any(Number) },
          { looks: 1 },
        ]);
      }

      expect(await pulling.rowsOf(second)).toEqual([{ no: '2', title: '', _change: 'deleted' }]);
    });

    it('finds those that are gone again when it was killed before its cursor moved', async () => {
      await sweep(row(1), row(2));
      await sweep(row(1));
      const ledger = pulling.ledger({ sweepEveryMs: 0, leaseMs: 0 });
      const advance = ledger.advance.bind(ledger);
      ledger.advance = (progress) =>
        progress.sweepCursor === undefined ? advance(progress) : Promise.reject(new Error('killed'));
      await expect(round(new ScriptedSource([], [[row(1)]]), ledger)).rejects.toThrow('killed');

      await round(new ScriptedSource([], [[row(1)]]), pulling.ledger({ worker: 'second', sweepEveryMs: 0 }));

      expect(await pulling.files()).toEqual([first, second]);
      expect(await pulling.rowsOf(second)).toEqual([{ no: '2', title: '', _change: 'deleted' }]);
    });

    it('tells all of very many rows that are gone', async () => {
      await sweep(row('kept'), ...Array.from({ length: 12_000 }, (_, no) => row(no)));
      await sweep(row('kept'));
      await sweep(row('kept'));

      expect([...(await pulling.known(columns)).keys()]).toEqual(['["kept"]']);
    });

    it('waits until it is due', async () => {
      await round(new ScriptedSource([], [[row(1)]]));

      await round(new ScriptedSource([], [[row(2)]]));

      expect(await pulling.files()).toEqual([first]);
    });
  });
});
