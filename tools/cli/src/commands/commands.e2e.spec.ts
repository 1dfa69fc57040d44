import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENT, everyAnswer } from '../spec/answers.mother.js';
import { INVOICE } from '../spec/journeys.mother.js';
import { kervan } from '../spec/kervan-process.mother.js';
import { OPERATION } from '../spec/operations.mother.js';
import { QUARANTINE_REPLAY } from '../spec/quarantine.mother.js';
import { StubConsole } from '../spec/stub-console.mother.js';

const golden = (name: string): string =>
  readFileSync(new URL(`../../golden/${name}.txt`, import.meta.url), 'utf8');

/** As `golden/` has them, made for a terminal of 100 columns. */
const shown: readonly (readonly [name: string, words: readonly string[], code: number])[] = [
  ['overview', ['overview'], 1],
  ['find', ['find', INVOICE], 0],
  ['journey', ['journey', 'invoice', INVOICE], 1],
  ['event', ['event', EVENT, '--body'], 1],
  ['failures', ['failures'], 1],
  ['failures-show', ['failures', 'show', 'accounting', 'PERIOD_CLOSED:7ac1f0'], 1],
  ['redrive-list', ['redrive', 'list'], 0],
  ['redrive-status', ['redrive', 'status', 'accounting', OPERATION], 1],
  ['replay-list', ['replay', 'list'], 0],
  ['quarantine', ['quarantine'], 1],
  ['quarantine-show', ['quarantine', 'show', '17'], 1],
  ['quarantine-preview', ['quarantine', 'preview', '17'], 0],
  ['quarantine-status', ['quarantine', 'status', QUARANTINE_REPLAY], 1],
  ['lag', ['lag'], 1],
  ['lag-of-one', ['lag', 'accounting'], 1],
  ['outbox', ['outbox'], 0],
  ['map', ['map'], 1],
  ['verify', ['verify'], 3],
  ['audit', ['audit'], 0],
  ['audit-verify', ['audit', 'verify'], 1],
  ['session', ['session'], 0],
];

describe('kervan', () => {
  let stub: StubConsole;
  beforeAll(async () => {
    stub = await StubConsole.start(everyAnswer);
  });
  afterAll(() => stub.close());

  it.each(shown)('shows %s, no wider than the terminal', async (name, words, code) => {
    const ended = await kervan(words, { url: stub.url });

    expect(ended).toMatchObject({ code, stdout: golden(name) });
    const tooWide = ended.stdout.split('\n').filter((line) => line.startsWith('│') && line.length > 100);
    expect(tooWide).toEqual([]);
  });

  it.each(shown)(
    'prints %s as one JSON value and as CSV of one head, with the same exit code',
    async (_, words, code) => {
      const [json, csv] = [
        await kervan([...words, '--json'], { url: stub.url }),
        await kervan([...words, '--csv'], { url: stub.url }),
      ];

      expect([json.code, csv.code]).toEqual([code, code]);
      expect(() => void JSON.parse(json.stdout)).not.toThrow();
      const records = csv.stdout.split('\r\n').slice(0, -1);
      const fields = new Set(records.map((record) => record.replaceAll(/"[^"]*"/g, '').split(',').length));
      expect(fields.size).toBe(1);
      expect(records.length).toBeGreaterThan(1);
    },
  );

  it('sends the token of its file, and nothing else knows it', async () => {
    const { stdout, stderr } = await kervan(['session'], { url: stub.url, token: 'the-secret' });

    expect(stub.asked.at(-1)).toMatchObject({ path: '/api/session', token: 'the-secret' });
    expect(stdout + stderr).not.toContain('the-secret');
  });
});
