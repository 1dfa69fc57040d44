import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportOf, runMainJobProcess, type RunOptions } from './main-job-process.mother.js';

/** A hang guard for a whole run, not an expectation. */
const RUN_MS = 600_000;

describe('the main job on the sample day', () => {
  let state: string;

  beforeAll(() => {
    state = mkdtempSync(join(tmpdir(), 'kervan-main-job-'));
  });
  afterAll(() => rmSync(state, { recursive: true }));

  const run = (args: readonly string[], options?: RunOptions) =>
    runMainJobProcess(['--state', state, ...args], options);

  it(
    'carries every line from the file to a balanced journal, once, however often it is run',
    async () => {
      const first = await run(['--once', '--json']);
      expect(first).toMatchObject({ code: 0 });
      const report = reportOf(first);
      expect(report.input).toEqual({ files: 1, lines: 3108, published: 3108, duplicates: 0, quarantined: 0 });
      expect(report.documents).toEqual({ invoices: 127, returns: 6, corrections: 10, held: 0 });
      expect(report.totals).toEqual({
        salesNet: '58960.79',
        salesKdv: '11792.19',
        returnsNet: '325.23',
        returnsKdv: '65.05',
        ledger: { 120: '70362.70', 191: '65.05', 391: '11792.19', 600: '58960.79', 610: '325.23' },
        trialBalance: '0.00',
      });
      expect(report.invariants.map(({ id, holds }) => [id, holds])).toEqual(
        ['I1', 'I2', 'I3', 'I13', 'I17', 'I18', 'I19'].map((id) => [id, true]),
      );
      expect(report).toMatchObject({ outboxPending: 0, lag: 0, parked: 0 });

      const second = await run(['--once', '--json']);
      expect(second).toMatchObject({ code: 0 });
      const again = reportOf(second);
      expect(again.input).toEqual({ files: 1, lines: 3108, published: 0, duplicates: 3108, quarantined: 0 });
      expect(again.totals).toEqual(report.totals);
      expect(again.documents).toEqual(report.documents);
      expect(again.events).toEqual(report.events);
    },
    RUN_MS,
  );

  it(
    'stops at Ctrl-C at any time and leaves nothing running',
    async () => {
      const { code, stdout } = await run(['--json'], { until: 'starting accounting' });
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
      expect(readdirSync(join(state, 'run'))).toEqual([]);
    },
    RUN_MS,
  );

  it('names an input that holds no day files', async () => {
    const { code, stderr } = await run(['--input', join(state, 'logs')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`--input ${join(state, 'logs')} holds no day files (*.csv)`);
  });
});
