import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SourceTrial } from '@kervan/console-api';
import { kervan } from '../../spec/kervan-process.mother.js';
import { fits, StubConsole } from '../../spec/stub-console.mother.js';
import { trial } from '../../spec/trial.mother.js';

const golden = readFileSync(new URL('../../../golden/source-try.txt', import.meta.url), 'utf8');

describe('kervan source try', () => {
  let file: string;
  let stub: StubConsole;
  let answer: SourceTrial = trial;
  beforeAll(async () => {
    file = join(mkdtempSync(join(tmpdir(), 'kervan-try-')), 'SATIS_2024-02-15.csv');
    stub = await StubConsole.start({
      'POST /api/sources/branch-sales/try': (asked, response) => fits(SourceTrial, answer)(asked, response),
    });
  });
  beforeEach(() => {
    answer = trial;
    writeFileSync(file, 'Fiş No;Tarih\r\n');
  });
  afterAll(() => stub.close());

  const run = (...words: string[]) =>
    kervan(['source', 'try', file, '--source', 'branch-sales', ...words], { url: stub.url });

  it('sends the file as it is, under its name, and shows what would become of it', async () => {
    expect(await run()).toMatchObject({ code: 1, stdout: golden });
    expect(stub.asked.at(-1)).toMatchObject({
      method: 'POST',
      path: '/api/sources/branch-sales/try?file=SATIS_2024-02-15.csv&limit=50',
      body: 'Fiş No;Tarih\r\n',
    });
  });

  it('may be sent under another name', async () => {
    await run('--as', 'SATIS_2024-02-16.csv', '--limit', '0');

    expect(stub.asked.at(-1)?.path).toContain('?file=SATIS_2024-02-16.csv&limit=0');
  });

  it('ends well where all would be taken, and badly where the file is refused', async () => {
    const { totals } = trial;
    answer = { ...trial, totals: { ...totals, quarantine: 0 } };
    expect(await run('--json')).toMatchObject({ code: 0, stdout: `${JSON.stringify(answer)}\n` });

    answer = { ...answer, refusal: { code: 'FILE_INCOMPLETE', reason: 'the row of totals is missing' } };
    expect(await run()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('FILE_INCOMPLETE: the row of totals is missing'),
    });
  });

  it('says that more records were read than are shown', async () => {
    answer = { ...trial, totals: { ...trial.totals, records: 700 } };

    expect((await run()).stderr).toContain('shown are 3 of 700: --limit');
  });

  it('finds the command line at fault where there is no file, no source, or too much', async () => {
    const missing = await kervan(['source', 'try', `${file}.no`, '--source', 'branch-sales'], {
      url: stub.url,
    });
    truncateSync(file, 16 * 1_048_576 + 1);

    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') });
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('has more than 16 MiB') });
    expect(await kervan(['source', 'try', file], { url: stub.url })).toMatchObject({ code: 2 });
  });
});
