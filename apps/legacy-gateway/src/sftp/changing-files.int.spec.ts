import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Fetching } from './fetching.mother.js';

const LONG = 'line of a long file\n'.repeat(10_000);

describe('a remote file', () => {
  let fetching: Fetching;

  beforeAll(async () => {
    fetching = await Fetching.open(testStores().databaseUrl);
  });
  beforeEach(() => fetching.reset());
  afterAll(() => fetching.close());

  const left = () => [...fetching.remote.files.keys()];

  it.each([
    ['grows', LONG + LONG],
    ['shrinks', LONG.slice(0, 100_000)],
    ['is replaced by another of the same size', 'x'.repeat(LONG.length)],
  ])('that %s while it is read is given up, and fetched whole then', async (_, changed) => {
    fetching.remote.put('/in/1.csv', LONG);
    let reads = 0;
    fetching.remote.interfere = (request, path) => {
      if (request === 'READ' && ++reads === 3) fetching.remote.put(path, changed);
      return undefined;
    };
    await fetching.look();
    expect(await fetching.names()).toEqual([]);
    expect(fetching.logged).toHaveLength(1);

    await fetching.look();

    expect(await fetching.receive('1.csv')).toBe(changed);
  });

  it('that is gone before it is opened is passed over', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.put('/in/2.csv', 'two');
    fetching.remote.interfere = (request, path) => {
      if (request === 'OPEN' && path === '/in/1.csv') fetching.remote.files.delete(path);
      return undefined;
    };

    await fetching.look();

    expect(await fetching.names()).toEqual(['2.csv']);
    expect(fetching.logged).toEqual([]);
  });

  it('that was cut off is fetched again, and nothing is left of the first attempt', async () => {
    fetching.remote.put('/in/1.csv', LONG);
    let reads = 0;
    fetching.remote.interfere = (request) => (request === 'READ' && ++reads === 4 ? 'cut' : undefined);
    await expect(fetching.look()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(await fetching.names()).toEqual([]);

    await fetching.look(fetching.worker({}, { worker: 'restarted' }));

    expect(await fetching.receive('1.csv')).toBe(LONG);
  });

  it('that was fetched before the connection was cut is only put away', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.interfere = (request) => (request === 'RENAME' ? 'cut' : undefined);
    await expect(fetching.look()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await fetching.receive('1.csv');
    fetching.remote.interfere = () => undefined;

    await fetching.look();

    expect(fetching.remote.count('OPEN', '/in/1.csv')).toBe(1);
    expect(await fetching.names()).toEqual([]);
    expect(left()).toEqual([]);
  });

  it('whose deletion was cut off is deleted later', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.interfere = (request, path) =>
      request === 'REMOVE' && path.endsWith('.fetched') ? 'cut' : undefined;
    await expect(fetching.look()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(left()).toEqual(['/in/.1.csv.fetched']);
    await fetching.receive('1.csv');
    fetching.remote.interfere = () => undefined;

    await fetching.look();
    await fetching.look();

    expect(left()).toEqual([]);
    expect(await fetching.names()).toEqual([]);
  });

  it('that vanishes before it is put away is done with', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.interfere = (request, path) => {
      if (request === 'RENAME') fetching.remote.files.delete(path);
      return undefined;
    };

    await fetching.look();

    expect(await fetching.receive('1.csv')).toBe('one');
    expect(await fetching.isSettled('1.csv')).toBe(true);
  });

  it('that was put aside to be deleted gets its name back when no other has it', async () => {
    fetching.remote.put('/in/.1.csv.fetched', 'one');
    fetching.remote.put('/in/1.csv', 'two');
    await fetching.look();
    const first = await fetching.receive('1.csv');
    await fetching.look();

    await fetching.look();

    expect([first, await fetching.receive('1.csv')]).toEqual(['two', 'one']);
    expect(left()).toEqual([]);
  });

  it('that another worker is about to delete is left to it, and gets its name back when that one is dead', async () => {
    fetching.remote.put('/in/.1.csv.fetched', 'one');
    await fetching.database.query(
      `INSERT INTO remote_file (source, name, version, worker, lease_until)
       VALUES ('shop', '1.csv', 'one', 'other', now() + interval '1 hour')`,
    );
    await fetching.look();
    expect(left()).toEqual(['/in/.1.csv.fetched']);

    await fetching.database.query('UPDATE remote_file SET lease_until = now()');
    await fetching.look();
    await fetching.look();

    expect(await fetching.receive('1.csv')).toBe('one');
    expect(left()).toEqual([]);
  });

  it('that came while the one before was put away is not deleted with it', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    fetching.remote.interfere = (request, path) => {
      if (request === 'RENAME' && path === '/in/1.csv') fetching.remote.put(path, 'two');
      return undefined;
    };
    await fetching.look();
    fetching.remote.interfere = () => undefined;
    const first = await fetching.receive('1.csv');

    await fetching.look();

    expect([first, await fetching.receive('1.csv')]).toEqual(['one', 'two']);
    expect(left()).toEqual([]);
  });

  it.each([
    ['other content', 'two', undefined],
    ['other content of the same size and an older time', 'two', 1],
    ['the same content, size and time', 'one', 5],
  ])('that is sent again with %s is fetched again', async (_, content, mtime) => {
    fetching.remote.put('/in/1.csv', 'one', 5);
    await fetching.look();
    await fetching.receive('1.csv');
    fetching.remote.put('/in/1.csv', content, mtime);

    await fetching.look();

    expect(await fetching.receive('1.csv')).toBe(content);
  });

  it('waits until the one before of its name is received', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    await fetching.look();
    fetching.remote.put('/in/1.csv', 'two');
    await fetching.look();
    const first = await fetching.receive('1.csv');

    await fetching.look();

    expect([first, await fetching.receive('1.csv')]).toEqual(['one', 'two']);
  });
});
