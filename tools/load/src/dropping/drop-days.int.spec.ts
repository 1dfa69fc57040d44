import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { dropDays } from './drop-days.js';

it('the day files of a folder are dropped in the order of days, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
  const watched = join(folder, 'incoming');
  for (const name of ['2010-12-02.csv', '2010-12-01.csv', 'ATTRIBUTION.md'])
    writeFileSync(join(folder, name), '');
  try {
    expect(await dropDays(folder, watched)).toEqual(['2010-12-01.csv', '2010-12-02.csv']);
    expect(readdirSync(watched).filter((name) => !name.endsWith('.done'))).toEqual([
      '2010-12-01.csv',
      '2010-12-02.csv',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
