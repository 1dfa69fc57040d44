import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { dropFile } from './drop-file.js';

it('a file is dropped as a copy marked done, and stays as it was', async () => {
  const input = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
  const source = join(input, '2010-12-01.csv');
  writeFileSync(source, 'rows');
  const watched = join(input, 'state', 'incoming');
  try {
    await dropFile(source, watched, '2010-12-01.csv');
    expect(readdirSync(watched)).toEqual(['2010-12-01.csv', '2010-12-01.csv.done']);
    expect(readFileSync(join(watched, '2010-12-01.csv'), 'utf8')).toBe('rows');
    expect(readFileSync(source, 'utf8')).toBe('rows');
  } finally {
    rmSync(input, { recursive: true });
  }
});
