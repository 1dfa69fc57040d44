import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Fetching } from './fetching.mother.js';

/** Of this process: all but the clock of the time limits. */
const others = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
] as const;

describe('an SFTP server that is not as it should be', () => {
  let fetching: Fetching;

  beforeAll(async () => {
    fetching = await Fetching.open(testStores().databaseUrl);
  });
  beforeEach(() => fetching.reset());
  afterEach(() => void jest.useRealTimers());
  afterAll(() => fetching.close());

  it('is sent no secret where its key is another one', async () => {
    const before = fetching.server.signIns;
    const worker = fetching.worker({ hostKey: `SHA256:${'A'.repeat(43)}` });

    await expect(fetching.look(worker)).rejects.toThrow(/its host key is SHA256:.*, not SHA256:AAA/);

    expect(fetching.server.signIns).toBe(before);
  });

  it('is unavailable where it does not take the password', async () => {
    const passwordFile = join(fetching.root, 'wrong');
    await writeFile(passwordFile, 'guess');

    await expect(
      fetching.look(fetching.worker({ signIn: { with: 'password', passwordFile } })),
    ).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });

  it.each([
    '../x.csv',
    '../x.csv.fetched',
    '/etc/x.csv',
    'a/b.csv',
    String.raw`a\b.csv`,
    'a\u0000b.csv',
    'a\nb.csv',
  ])('gives no file under the name %j, and those beside it', async (name) => {
    const worker = fetching.worker();
    fetching.remote.claimed.push(name);
    fetching.remote.put('/in/1.csv', 'one');

    await fetching.look(worker);
    await fetching.look(worker);

    expect(await fetching.names()).toEqual(['1.csv']);
    expect(await readdir(fetching.root)).toEqual(['source']);
    const asked = fetching.remote.requests.filter((request) => /^(OPEN|RENAME) /.test(request));
    expect(asked).toEqual(['OPEN /in/1.csv', 'RENAME /in/1.csv']);
    expect(fetching.logged).toHaveLength(1);
  });

  it('keeps a file that is too large; that is said once', async () => {
    const worker = fetching.worker({ maxBytes: 3 });
    fetching.remote.put('/in/1.csv', 'more');
    fetching.remote.put('/in/2.csv', 'two');

    await fetching.look(worker);
    await fetching.look(worker);

    expect(await fetching.names()).toEqual(['2.csv']);
    expect(fetching.logged).toHaveLength(1);
    expect(fetching.logged[0]).toContain('1.csv: 4 bytes, at most 3 are allowed');
  });

  it('keeps a file that it does not let us read, and gives the others', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.put('/in/2.csv', 'two');
    fetching.remote.interfere = (request, path) =>
      request === 'OPEN' && path === '/in/1.csv' ? 'refuse' : undefined;

    await fetching.look();

    expect(await fetching.names()).toEqual(['2.csv']);
    expect([...fetching.remote.files.keys()]).toEqual(['/in/1.csv']);
    expect(fetching.logged).toHaveLength(1);
  });

  it('is left at once when the service stops', async () => {
    const stop = new AbortController();
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.interfere = (request) => {
      if (request !== 'READ') return undefined;
      stop.abort();
      return 'nothing';
    };

    await expect(fetching.look(fetching.worker(), stop.signal)).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
    });

    expect(await fetching.names()).toEqual([]);
  });

  it('is given up where it stops answering', async () => {
    const worker = fetching.worker({}, { limitMs: 60_000 });
    fetching.remote.put('/in/1.csv', 'one');
    jest.useFakeTimers({ doNotFake: [...others] });
    fetching.remote.interfere = (request) => {
      if (request !== 'READ') return undefined;
      jest.advanceTimersByTime(60_000);
      return 'nothing';
    };

    await expect(fetching.look(worker)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });

    expect(fetching.remote.count('READ', '/in/1.csv')).toBe(1);
    expect(await fetching.names()).toEqual([]);
  });

  it('is not waited for where it says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    await expect(fetching.look(fetching.worker({ port }, { limitMs: 50 }))).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
    });

    silent.close();
  });
});
