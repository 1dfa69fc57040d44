import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import fc from 'fast-check';
import { Pulling } from '../pulling/pulling.mother.js';
import type { ApiCollect } from './api-collect.js';
import { StillClock } from './api-reader.mother.js';
import { ApiSource } from './api-source.js';
import { HostBudgets } from './host-budget.js';
import { pagings, RowsServer, type Misbehaviour } from './rows-server.mother.js';

const columns = [
  { name: 'id', key: true },
  { name: 'name', key: false },
];
const never = new AbortController().signal;

const misbehaviours: readonly Misbehaviour[] = [
  {},
  { status: 500, body: 'no' },
  { status: 503, headers: { 'retry-after': '1' }, body: '' },
  { status: 429, headers: { 'retry-after': '0' }, body: '' },
  { body: '{"data": {"rows": [{"id": 1, "na' },
];

/** What happens while the server is asked for one page. */
const Step = fc.record({
  writes: fc.array(fc.nat(25), { maxLength: 3 }),
  deleted: fc.option(fc.nat(25), { freq: 6 }),
  passes: fc.nat(1_500),
  misbehaves: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, fc.constantFrom(...misbehaviours)),
});
/** When a process is killed: before the cursor moves behind its pull, or behind its sweep; null: it is not. */
const Kill = fc.constantFrom('pull', 'sweep', null);

describe('an HTTP API that is pulled into files', () => {
  let server: RowsServer;
  let pulling: Pulling;
  let workers = 0;

  beforeAll(async () => {
    pulling = await Pulling.open(testStores().databaseUrl);
  });
  beforeEach(async () => {
    server = await RowsServer.open();
  });
  afterEach(() => server.close());
  afterAll(() => pulling.close());

  /** A round of a new process, which ends with it. @returns whether there is more, null where it failed */
  const round = async (collect: ApiCollect, kill: 'pull' | 'sweep' | null): Promise<boolean | null> => {
    const ledger = pulling.ledger({ worker: `worker ${(workers += 1)}`, leaseMs: 0, sweepEveryMs: 0 });
    const advance = ledger.advance.bind(ledger);
    ledger.advance = (progress) =>
      kill === (progress.sweepCursor === undefined ? 'pull' : 'sweep')
        ? Promise.reject(new Error('killed'))
        : advance(progress);
    const still = new StillClock();
    const puller = pulling.puller(new ApiSource(collect, new HostBudgets(still), still), columns, ledger);
    return puller.round(never).then(
      (done) => done?.more ?? null,
      () => null,
    );
  };

  it.each(Object.entries(pagings))(
    'is known as its rows are, whoever writes, whatever fails and whoever is killed (by pages of %s)',
    async (_, pages) => {
      let killedBehindFile = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(Step, { minLength: 4, maxLength: 30 }),
          fc.array(Kill, { minLength: 30, maxLength: 30 }),
          fc.integer({ min: 3, max: 40 }),
          async (steps, kills, rows) => {
            await pulling.reset();
            server.rows.clear();
            server.fill(15);
            const collect = server.collect(pages, { limits: { rows } });
            const [left, killsLeft] = [[...steps], [...kills]];
            server.script = () => {
              const step = left.shift();
              server.now += step?.passes ?? 0;
              for (const id of step?.writes ?? []) server.write(id);
              if (step?.deleted) server.rows.delete(step.deleted);
              return step?.misbehaves;
            };
            while (left.length > 0) {
              const before = (await pulling.files()).length;
              const kill = killsLeft.shift() ?? null;
              await round(collect, kill);
              if (kill === 'pull' && (await pulling.files()).length > before) killedBehindFile += 1;
            }
            for (let sweeps = 0; sweeps < 3;) if ((await round(collect, null)) === false) sweeps += 1;

            const known = [...(await pulling.known(columns)).values()];
            expect(Object.fromEntries(known.map(({ id = '', name }) => [id, name]))).toEqual(server.truth());
          },
        ),
        { numRuns: 15 },
      );
      expect(killedBehindFile).toBeGreaterThan(0);
    },
  );
});
