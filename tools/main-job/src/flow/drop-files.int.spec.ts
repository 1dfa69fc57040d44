import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@kervan/local';
import { dropFiles } from './drop-files.js';

const files = ['2010-12-02.csv', '2010-12-01.csv'];
const never = new AbortController().signal;

describe('the files of a run', () => {
  let folder: string;
  let watched: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
    watched = join(folder, 'incoming');
    for (const name of files) writeFileSync(join(folder, name), name);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const there = () => readdirSync(watched).filter((name) => name.endsWith('.csv'));

  it('are dropped all at once', async () => {
    await dropFiles({ folder, files, oneByOne: false }, watched, never);
    expect(there()).toEqual(['2010-12-01.csv', '2010-12-02.csv']);
  });

  it('are dropped in their order when each waits for the one before to be read', async () => {
    const dropped = dropFiles({ folder, files, oneByOne: true }, watched, never);
    const seen: string[][] = [];
    for (const name of files) {
      await until(() =>
        Promise.resolve((readdirSync(folder).includes('incoming') && there().length > 0) || undefined),
      );
      seen.push(there());
      rmSync(join(watched, name));
    }
    await dropped;
    expect(seen).toEqual([['2010-12-02.csv'], ['2010-12-01.csv']]);
  });
});
