import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMainJobProcess } from './main-job-process.mother.js';

/** A hang guard for a whole run, not an expectation. */
const RUN_MS = 600_000;
const program = fileURLToPath(new URL('../../verify/dist/main.js', import.meta.url));

interface Verified {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('npm run verify', () => {
  let state: string;
  beforeAll(() => {
    state = mkdtempSync(join(tmpdir(), 'kervan-verify-'));
  });
  afterAll(() => rmSync(state, { recursive: true }));

  const verify = (...args: string[]) =>
    new Promise<Verified>((resolve) => {
      execFile(process.execPath, [program, '--state', state, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it(
    'finds every invariant true of a main job that is up, and nothing to verify afterwards',
    async () => {
      const results: Verified[] = [];
      const meanwhile = async () => void results.push(await verify('--json'), await verify());
      const ended = await runMainJobProcess(['--state', state], { until: 'Everything is up', meanwhile });
      expect(ended.code).toBe(0);

      const [json, table] = results;
      expect(json).toMatchObject({ code: 0 });
      expect(JSON.parse(json?.stdout ?? '')).toMatchObject({
        outboxPending: 0,
        lag: 0,
        parked: 0,
        faults: [],
      });
      expect(table).toMatchObject({ code: 0 });
      expect(table?.stdout).toMatch(/I20\s+│ yes/);

      expect(await verify()).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(`nothing runs with the state folder ${state}`),
      });
    },
    RUN_MS,
  );
});
