import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { untilGone } from './until-gone.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = ['2010-12-01.csv', '2010-12-02.csv'];
const never = new AbortController().signal;

describe('files in the watched folder', () => {
  it('are waited for until the gateway has taken them, others are not', async () => {
    writeFileSync(join(folder, '2010-12-01.csv'), '');
    writeFileSync(join(folder, 'other.csv'), '');
    const gone = untilGone(names, folder, never);
    rmSync(join(folder, '2010-12-01.csv'));
    await expect(gone).resolves.toBeUndefined();
  });

  it('that nobody takes are named when the wait is given up', async () => {
    writeFileSync(join(folder, '2010-12-02.csv'), '');
    await expect(untilGone(names, folder, never, { intervalMs: 0, standstillMs: 0 })).rejects.toMatchObject({
      code: 'PROCESS_FAILED',
      message: `nothing moved for 0 minutes: 2010-12-02.csv still in ${folder}`,
    });
  });

  it('are not waited for any more when the run is interrupted', async () => {
    writeFileSync(join(folder, '2010-12-01.csv'), '');
    const interrupted = AbortSignal.abort(new Error('interrupted'));
    await expect(untilGone(names, folder, interrupted)).rejects.toThrow();
  });
});
