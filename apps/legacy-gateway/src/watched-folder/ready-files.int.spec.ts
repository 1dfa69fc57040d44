import { appendFile, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listDropped } from './list-dropped.js';
import { ReadyFiles } from './ready-files.js';

describe('ReadyFiles', () => {
  let folder: string;
  let now: number;
  let ready: ReadyFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-'));
    now = 1_000_000;
    ready = new ReadyFiles({ by: 'stable', ms: 500 }, () => now);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const path = (name: string) => join(folder, name);
  const readyAfter = async (ms: number) => {
    now += ms;
    return ready.of(await listDropped(folder)).map(({ name }) => name);
  };

  it('waits for a half-written file until it no longer changes', async () => {
    await writeFile(path('2010-12-01.csv'), 'half');
    expect(await readyAfter(0)).toEqual([]);
    await appendFile(path('2010-12-01.csv'), ' and whole');

    expect(await readyAfter(600)).toEqual([]);
    expect(await readyAfter(499)).toEqual([]);
    expect(await readyAfter(1)).toEqual(['2010-12-01.csv']);
  });

  it('notices a file that was replaced by another of the same size and time', async () => {
    const time = new Date('2010-12-01T00:00:00Z');
    await writeFile(path('2010-12-01.csv'), 'one');
    await utimes(path('2010-12-01.csv'), time, time);
    await readyAfter(0);
    await writeFile(path('new.part'), 'two');
    await utimes(path('new.part'), time, time);
    await rename(path('new.part'), path('2010-12-01.csv'));

    expect(await readyAfter(600)).toEqual([]);
  });

  it('does not trust old file times', async () => {
    await writeFile(path('2010-12-01.csv'), 'copied with its times');
    await utimes(path('2010-12-01.csv'), new Date(0), new Date(0));

    expect(await readyAfter(0)).toEqual([]);
  });

  it('takes a file with a done-marker at once', async () => {
    await writeFile(path('2010-12-01.csv'), 'whole');
    await writeFile(path('2010-12-01.csv.done'), '');

    expect(await readyAfter(0)).toEqual(['2010-12-01.csv']);
  });

  it('never takes folders, hidden files and names of unfinished files', async () => {
    await mkdir(path('processed'));
    for (const name of ['.hidden', '2010-12-01.csv.part', '2010-12-02.csv.writing', '2010-12-03.csv.done']) {
      await writeFile(path(name), '');
    }
    await readyAfter(0);

    expect(await readyAfter(600)).toEqual([]);
  });

  it('gives files in the order of their names', async () => {
    for (const name of ['2010-12-02.csv', '2010-12-10.csv', '2010-12-01.csv'])
      await writeFile(path(name), '');
    await readyAfter(0);

    expect(await readyAfter(500)).toEqual(['2010-12-01.csv', '2010-12-02.csv', '2010-12-10.csv']);
  });

  it('takes a file by its marker alone where the sender leaves one', async () => {
    ready = new ReadyFiles({ by: 'marker' }, () => now);
    await writeFile(path('1.csv'), 'whole');
    await readyAfter(0);
    expect(await readyAfter(86_400_000)).toEqual([]);

    await writeFile(path('1.csv.done'), '');

    expect(await readyAfter(0)).toEqual(['1.csv']);
  });

  it('takes what has its name at once where the sender renames', async () => {
    ready = new ReadyFiles({ by: 'rename' }, () => now);
    await writeFile(path('1.csv'), 'whole');
    await writeFile(path('2.csv.part'), 'half');

    expect(await readyAfter(0)).toEqual(['1.csv']);
  });

  it('offers a file with a trailer once for each change of it, and as it is when nothing more comes', async () => {
    ready = new ReadyFiles({ by: 'trailer', ms: 10_000 }, () => now);
    const offered = async (ms: number) => {
      now += ms;
      const [file] = ready.of(await listDropped(folder));
      if (file && !file.final) ready.endsTooEarly(file);
      return file?.final;
    };
    await writeFile(path('1.csv'), 'half');
    expect(await offered(0)).toBeUndefined();
    expect(await offered(500)).toBe(false);
    expect(await offered(500)).toBeUndefined();
    await appendFile(path('1.csv'), ' and more');
    expect(await offered(0)).toBeUndefined();
    expect(await offered(500)).toBe(false);

    expect(await offered(9_499)).toBeUndefined();
    expect(await offered(1)).toBe(true);
  });
});
