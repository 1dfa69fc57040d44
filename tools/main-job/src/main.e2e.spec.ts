import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** The flow's databases and topics have fixed names: it must not meet them in the stores of other specs. */
const ownStores = ['-u', 'DATABASE_URL', '-u', 'KAFKA_BROKERS'];
/** A hang guard for a whole run, not an expectation. */
const RUN_MS = 600_000;

const Report = z.object({
  input: z.object({
    files: z.int(),
    lines: z.int(),
    published: z.int(),
    duplicates: z.int(),
    quarantined: z.int(),
  }),
  documents: z.object({ invoices: z.int(), returns: z.int(), corrections: z.int(), held: z.int() }),
  totals: z.looseObject({ salesNet: z.string(), trialBalance: z.string() }),
  events: z.record(z.string(), z.int()),
  outboxPending: z.int(),
  lag: z.int(),
  parked: z.int(),
  invariants: z.array(z.object({ id: z.string(), holds: z.boolean(), detail: z.string() })),
  seconds: z.number().positive(),
  stages: z.object({ start: z.number(), load: z.number(), flow: z.number() }),
  memoryMb: z.number().nullable(),
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the main job on the sample day', () => {
  let state: string;

  beforeAll(() => {
    state = mkdtempSync(join(tmpdir(), 'kervan-main-job-'));
  });
  afterAll(() => rmSync(state, { recursive: true }));

  /** Ends the run with SIGINT when `until` appears on stderr. */
  function run(args: readonly string[], until?: string): Promise<Ended> {
    const child = spawn('env', [...ownStores, process.execPath, program, '--state', state, ...args]);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (bytes) => (stdout += String(bytes)));
    child.stderr.on('data', (bytes) => {
      stderr += String(bytes);
      if (until !== undefined && stderr.includes(until)) child.kill('SIGINT');
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  }

  const reportOf = ({ stdout }: Ended) => Report.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));

  it(
    'carries every line from the file to a balanced journal, once, however often it is run',
    async () => {
      const first = await run(['--once', '--json']);
      expect(first).toMatchObject({ code: 0 });
      const report = reportOf(first);
      expect(report.input).toEqual({ files: 1, lines: 3108, published: 3108, duplicates: 0, quarantined: 0 });
      expect(report.totals.trialBalance).toBe('0.00');
      expect(report.invariants.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['I1', 'I2', 'I3', 'I13', 'I17', 'I18', 'I19']),
      );
      expect(report).toMatchObject({ outboxPending: 0, lag: 0, parked: 0 });

      const second = await run(['--once', '--json']);
      expect(second).toMatchObject({ code: 0 });
      const again = reportOf(second);
      expect(again.input).toEqual({ files: 1, lines: 3108, published: 0, duplicates: 3108, quarantined: 0 });
      expect(again.totals).toEqual(report.totals);
      expect(again.documents).toEqual(report.documents);
    },
    RUN_MS,
  );

  it(
    'stops at Ctrl-C at any time and leaves nothing running',
    async () => {
      const { code, stdout } = await run(['--json'], 'starting accounting');
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
