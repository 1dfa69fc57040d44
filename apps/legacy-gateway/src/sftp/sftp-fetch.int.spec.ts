import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Fetching } from './fetching.mother.js';

const LONG = 'line of a long file\n'.repeat(10_000);

describe('fetching from an SFTP server', () => {
  let fetching: Fetching;

  beforeAll(async () => {
    fetching = await Fetching.open(testStores().databaseUrl);
  });
  beforeEach(() => fetching.reset());
  afterAll(() => fetching.close());

  const left = () => [...fetching.remote.files].map(([path, { bytes }]) => [path, bytes.toString()]);

  it('copies files byte by byte, then deletes them at the server', async () => {
    fetching.remote.put('/in/1.csv', LONG);
    fetching.remote.put('/in/2.csv', '');

    await fetching.look();

    expect(await fetching.names()).toEqual(['1.csv', '2.csv']);
    expect(await fetching.receive('1.csv')).toBe(LONG);
    expect(await fetching.receive('2.csv')).toBe('');
    expect(left()).toEqual([]);
    expect(fetching.remote.count('OPEN', '/in/processed')).toBe(0);
  });

  it('moves them where that is declared, beside others of the same name', async () => {
    fetching.remote.put('/done/1.csv', 'of last year');
    fetching.remote.put('/in/1.csv', 'one');

    await fetching.look(fetching.worker({ after: { do: 'move', to: '/done' } }));

    expect(left()).toEqual([
      ['/done/1.csv', 'of last year'],
      ['/done/1.csv.1', 'one'],
    ]);
  });

  it('signs in with a key', async () => {
    fetching.remote.put('/in/1.csv', 'one');

    await fetching.look(fetching.worker({ signIn: { with: 'key', keyFile: fetching.server.keyFile } }));

    expect(await fetching.receive('1.csv')).toBe('one');
  });

  it('takes what the pattern of the source fits, and no unfinished, hidden or marker files', async () => {
    for (const name of [
      'ORD_1.csv',
      'ORD_2.csv.part',
      'ORD_3.csv.done',
      '.ORD_4.csv',
      'INV_1.csv',
      'ORD_5.txt',
    ])
      fetching.remote.put(`/in/${name}`, name);

    await fetching.look(fetching.worker({ pattern: 'ORD_?.csv*', after: { do: 'keep' } }));

    expect(await fetching.names()).toEqual(['ORD_1.csv']);
  });

  it('waits for the done-marker, and removes it with the file', async () => {
    const worker = fetching.worker({ complete: { by: 'marker' } });
    fetching.remote.put('/in/1.csv', 'half');
    await fetching.look(worker);
    expect(await fetching.names()).toEqual([]);
    fetching.remote.put('/in/1.csv', 'half and half');
    fetching.remote.put('/in/1.csv.done', '');

    await fetching.look(worker);

    expect(await fetching.receive('1.csv')).toBe('half and half');
    expect(left()).toEqual([]);
  });

  it('removes a marker whose file is gone, so that it does not vouch for the next one', async () => {
    fetching.remote.put('/in/1.csv.done', '');

    await fetching.look(fetching.worker({ complete: { by: 'marker' } }));

    expect(left()).toEqual([]);
  });

  it('keeps a marker whose file came when its place in the listing was passed', async () => {
    const worker = fetching.worker({ complete: { by: 'marker' } });
    fetching.remote.put('/in/1.csv.done', '');
    fetching.remote.interfere = (request) => {
      if (request === 'READDIR') fetching.remote.put('/in/1.csv', 'one');
      return undefined;
    };
    await fetching.look(worker);
    fetching.remote.interfere = () => undefined;

    await fetching.look(worker);

    expect(await fetching.receive('1.csv')).toBe('one');
  });

  it('waits until a file has not changed for the time declared, by the clock of the gateway', async () => {
    let now = 0;
    const worker = fetching.worker({ complete: { by: 'stable', seconds: 5 } }, { now: () => now });
    fetching.remote.put('/in/1.csv', 'half', 1);
    await fetching.look(worker);
    now = 4_000;
    fetching.remote.put('/in/1.csv', 'half and half', 1);
    await fetching.look(worker);
    now = 8_999;
    await fetching.look(worker);
    expect(await fetching.names()).toEqual([]);

    now = 9_000;
    await fetching.look(worker);

    expect(await fetching.receive('1.csv')).toBe('half and half');
  });

  it('fetches each version once where it may only read', async () => {
    const worker = fetching.worker({ after: { do: 'keep' } });
    fetching.remote.interfere = (request) => (['RENAME', 'REMOVE'].includes(request) ? 'refuse' : undefined);
    fetching.remote.put('/in/1.csv', 'one');
    await fetching.look(worker);
    await fetching.receive('1.csv');
    await fetching.look(worker);
    expect(await fetching.names()).toEqual([]);
    expect(await fetching.isSettled('1.csv')).toBe(true);
    fetching.remote.put('/in/1.csv', 'two');

    await fetching.look(worker);

    expect(await fetching.receive('1.csv')).toBe('two');
    expect(fetching.remote.count('OPEN', '/in/1.csv')).toBe(2);
  });

  it('fetches each file once with two workers at the same time', async () => {
    const names = Array.from({ length: 12 }, (_, number) => `${number}.csv`);
    for (const name of names) fetching.remote.put(`/in/${name}`, LONG);

    await Promise.all(['first', 'second'].map((worker) => fetching.look(fetching.worker({}, { worker }))));

    expect(await fetching.names()).toEqual([...names].sort());
    expect(names.map((name) => fetching.remote.served(`/in/${name}`))).toEqual(names.map(() => LONG.length));
  });

  it('leaves a file alone while another worker has it', async () => {
    fetching.remote.put('/in/1.csv', 'one');
    await fetching.database.query(
      `INSERT INTO remote_file VALUES ('shop', '1.csv', '3-1', 'second', now() + interval '1 hour')`,
    );

    await fetching.look();

    expect(await fetching.names()).toEqual([]);
  });

  it('gives a file up that another worker took over while it was read', async () => {
    fetching.remote.put('/in/1.csv', LONG);
    fetching.remote.interfere = async (request) => {
      if (request === 'READ') await fetching.database.query(`UPDATE remote_file SET worker = 'second'`);
      return undefined;
    };

    await expect(fetching.look(fetching.worker({}, { leaseMs: 0 }))).rejects.toMatchObject({
      code: 'LEASE_LOST',
    });

    expect(await fetching.names()).toEqual([]);
  });
});
