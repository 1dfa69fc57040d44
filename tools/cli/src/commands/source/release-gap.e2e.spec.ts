import { SourceGaps } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { kervan } from '../../spec/kervan-process.mother.js';
import { fits, refusal, StubConsole, type Answer } from '../../spec/stub-console.mother.js';

const path = 'POST /api/sources/branch-sales/gaps/release';
const words = ['source', 'release-gap', 'branch-sales', '--from', '2024-02-14'];
const reason = ['--reason', 'the branch was closed'];
const gaps: SourceGaps = {
  gaps: [{ from: '2024-02-20', to: '2024-02-21' }],
  released: [
    {
      ...{ from: '2024-02-14', to: '2024-02-14', by: 'ayse', reason: 'the branch was closed', late: 1 },
      at: '2024-02-22T08:00:00.000Z',
    },
  ],
};

describe('kervan source release-gap', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  const serve = async (answer: Answer) => {
    stub = await StubConsole.start({ [path]: answer });
    return { url: stub.url };
  };

  it('says from where to where nothing is waited for, and shows what is missing still', async () => {
    const { code, stdout } = await kervan(
      [...words, '--to', '2024-02-15', ...reason],
      await serve(fits(SourceGaps, gaps)),
    );

    expect(code).toBe(0);
    expect(stub?.asked[0]?.body).toEqual({
      ...{ from: '2024-02-14', to: '2024-02-15', reason: 'the branch was closed' },
    });
    expect(stdout).toContain('2024-02-20');
    expect(stdout).toContain('ayse');
  });

  it('says what the gateway refuses with', async () => {
    const refused = refusal(404, 'NOT_FOUND', 'Not all of it is missing.');

    expect(await kervan([...words, ...reason], await serve(refused))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('Not all of it is missing.'),
    });
  });

  it.each([
    [words, "required option '--reason <text>' not specified"],
    [['source', 'release-gap', 'branch-sales', '--from', 'monday', ...reason], '--from'],
  ])('refuses %j before anything is sent', async (wrong, fault) => {
    const { code, stderr } = await kervan(wrong, await serve(fits(SourceGaps, gaps)));

    expect({ code, asked: stub?.asked }).toEqual({ code: 2, asked: [] });
    expect(stderr).toContain(fault);
  });
});
