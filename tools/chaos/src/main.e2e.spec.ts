import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Whole runs are commands of their own; `.ci/run` ends with five minutes under a new seed. */
describe('npm run chaos', () => {
  it('prints its usage for an argument that it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [program, '--faults', 'earthquake'], {
      encoding: 'utf8',
    });

    expect(status).toBe(1);
    expect(stderr).toContain('faults are kill-publisher');
  });
});
