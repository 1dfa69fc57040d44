import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { z } from 'zod';
import { FolderWatch } from './folder-watch.js';

const logged: string[] = [];
const logger = createLogger('legacy-gateway', {
  level: 'error',
  destination: { write: (line) => logged.push(line) },
});

describe('FolderWatch', () => {
  let root: string;
  let folder: string;
  let received: string[];
  let failures: Map<string, Error>;
  let watch: FolderWatch;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'watch-'));
    folder = join(root, 'not', 'there', 'yet');
    received = [];
    logged.length = 0;
    failures = new Map();
    watch = new FolderWatch({
      folder,
      whole: { by: 'rename' },
      logger,
      receive: async ({ name }) => {
        const failure = failures.get(name);
        failures.delete(name);
        if (failure) throw failure;
        await rm(join(folder, name));
        received.push(name);
        return 'SETTLED';
      },
    });
  });
  afterEach(async () => {
    await watch.beforeApplicationShutdown();
    await rm(root, { recursive: true });
  });

  const dropBeforeStart = async (...names: string[]) => {
    await mkdir(folder, { recursive: true });
    for (const name of names) await writeFile(join(folder, name), '');
    await watch.onApplicationBootstrap();
  };

  it('makes the folder where it is missing', async () => {
    await watch.onApplicationBootstrap();
    await writeFile(join(folder, '1.csv'), '');

    await eventually('the file', () => received.length === 1);
  });

  it('removes a done-marker that came after its file was taken', async () => {
    await dropBeforeStart('1.csv.done', '2.csv');

    await eventually('the file', () => received.length === 1);

    expect(await readdir(folder)).toEqual([]);
  });

  it('goes on with the next file where one fails by a bug, and tries that one again', async () => {
    failures.set('1.csv', new Error('bug'));
    await dropBeforeStart('1.csv', '2.csv');

    await eventually('both files', () => received.length === 2);

    expect(received).toEqual(['2.csv', '1.csv']);
  });

  it('says once that a file cannot be opened, until it changes, and receives the others', async () => {
    const attempts: string[] = [];
    watch = new FolderWatch({
      folder,
      whole: { by: 'rename' },
      logger,
      receive: async ({ name, version }) => {
        if (name === '1.csv') {
          attempts.push(version);
          throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
        }
        await rm(join(folder, name));
        received.push(name);
        return 'SETTLED';
      },
    });
    await dropBeforeStart('1.csv', '2.csv');
    await eventually('the second attempt', () => attempts.length >= 2);
    const saidFirst = logged.map((line) =>
      z.object({ file: z.string(), stuckFiles: z.number() }).parse(JSON.parse(line)),
    );

    await writeFile(join(folder, '1.csv'), 'changed');
    await eventually(
      'an attempt with the changed file',
      () => new Set(attempts).size === 2 && logged.length === 2,
    );

    expect(saidFirst).toEqual([{ file: '1.csv', stuckFiles: 1 }]);
    expect(received).toEqual(['2.csv']);
  });

  it('keeps the order of files where the database is away', async () => {
    failures.set('1.csv', new KervanError('DATABASE_UNAVAILABLE', 'away'));
    await dropBeforeStart('1.csv', '2.csv');

    await eventually('both files', () => received.length === 2);

    expect(received).toEqual(['1.csv', '2.csv']);
  });
});
