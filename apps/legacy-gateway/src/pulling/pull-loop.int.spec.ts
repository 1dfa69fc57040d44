import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import type { Periodic } from '@kervan/service';
import { eventually } from '@kervan/testing';
import { pullLoop } from './pull-loop.js';
import { Pulling } from './pulling.mother.js';
import type { Pull } from './pull-source.js';

const columns = [{ name: 'no', key: true }];
const DAY_MS = 86_400_000;

describe('a pull loop', () => {
  let pulling: Pulling;
  let loop: Periodic;
  let logged: string[];
  let looks: number;
  let answers: (Pull | Error)[];

  const rows = (...numbers: number[]): Pull => ({
    rows: (async function* () {
      await Promise.resolve();
      for (const no of numbers) yield { no: String(no) };
    })(),
    cursor: () => null,
  });
  const start = (everyMs: number) => {
    const from = {
      pull: () => {
        looks += 1;
        const answer = answers.shift() ?? rows();
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    };
    const destination = { write: (line: string) => logged.push(line) };
    const logger = createLogger('legacy-gateway', { level: 'warn', destination });
    loop = pullLoop({ source: 'depots', puller: pulling.puller(from, columns), everyMs, logger });
    loop.onApplicationBootstrap();
  };
  const files = (count: number) =>
    eventually(`${count} files`, async () => (await pulling.files()).length === count);

  beforeAll(async () => {
    pulling = await Pulling.open(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await pulling.reset();
    logged = [];
    looks = 0;
  });
  afterEach(() => loop.beforeApplicationShutdown());
  afterAll(() => pulling.close());

  it('looks again after a pause', async () => {
    answers = [rows(1), rows(2)];
    start(1);

    await files(2);
  });

  it('goes on at once while there is more', async () => {
    answers = [{ ...rows(1), more: () => true }, rows(2)];
    start(DAY_MS);

    await files(2);
  });

  it('looks again at once when somebody says that there is something', async () => {
    answers = [rows(1), rows(2)];
    start(DAY_MS);
    await files(1);

    loop.wake();

    await files(2);
  });

  it('says that a source is away, and goes on when it is back', async () => {
    answers = [new KervanError('SOURCE_UNAVAILABLE', 'away'), rows(1)];
    start(1);

    await files(1);

    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('SOURCE_UNAVAILABLE');
  });

  it('ends with the service, in its pause too, and gives the source up', async () => {
    answers = [rows(1)];
    start(DAY_MS);
    await files(1);

    await loop.beforeApplicationShutdown();
    const [state] = await pulling.database.query<{ isFree: boolean }>(
      'SELECT lease_until <= now() AS "isFree" FROM pull_cursor',
    );

    expect(looks).toBe(1);
    expect(state).toEqual({ isFree: true });
  });
});
