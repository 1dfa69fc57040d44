import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayFiles } from './day-files.js';

let input: string;
beforeEach(() => {
  input = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(input, { recursive: true }));

describe('the input folder', () => {
  it('is read in the order of days, other files left out', async () => {
    for (const name of ['2010-12-02.csv', '2010-12-01.csv', 'README.md'])
      writeFileSync(join(input, name), '');
    expect(await dayFiles(input)).toEqual(['2010-12-01.csv', '2010-12-02.csv']);
  });

  it.each([
    ['is missing', 'nowhere', /cannot be read/],
    ['holds no day files', '.', /holds no day files/],
  ])('is refused when it %s', async (_, folder, message) => {
    await expect(dayFiles(join(input, folder))).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(message),
    });
  });
});
