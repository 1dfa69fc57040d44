import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { FolderWatch } from './folder-watch.js';

const logger = createLogger('legacy-gateway', { level: 'fatal' });

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
    failures = new Map();
    watch = new FolderWatch({
      folder,
      stableMs: 0,
      logger,
      receive: async ({ name }) => {
        const failure = failures.get(name);
        failures.delete(name);
        if (failure) throw failure;
        await rm(join(folder, name));
        received.push(name);
        return 'RECEIVED';
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

  it('keeps the order of files where the database is away', async () => {
    failures.set('1.csv', new KervanError('DATABASE_UNAVAILABLE', 'away'));
    await dropBeforeStart('1.csv', '2.csv');

    await eventually('both files', () => received.length === 2);

    expect(received).toEqual(['1.csv', '2.csv']);
  });
});
