import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { kervan, program } from '../spec/kervan-process.mother.js';
import { shells } from './scripts.js';

describe('completion', () => {
  /** What bash completes after these words. */
  const completed = async (...words: string[]): Promise<string[]> => {
    const { stdout: script } = await kervan(['completion', 'bash']);
    const folder = mkdtempSync(join(tmpdir(), 'kervan-cli-'));
    writeFileSync(join(folder, 'script.bash'), script);
    writeFileSync(join(folder, 'kervan'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, {
      mode: 0o755,
    });
    const ask = `source ${folder}/script.bash; COMP_WORDS=(kervan "$@"); COMP_CWORD=$#; _kervan; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin` };
    const reply = execFileSync('bash', ['--norc', '-c', ask, 'bash', ...words], { env, encoding: 'utf8' });
    return reply.split('\n').filter((word) => word !== '');
  };

  it.each([
    [['re'], ['redrive', 'replay']],
    [['redrive', 'p'], ['pause']],
    [
      ['redrive', '--k'],
      ['--key', '--kind'],
    ],
    [
      ['redrive', 'accounting', '--kind', ''],
      ['retry', 'skip', 'export'],
    ],
    [['redrive', 'accounting', '--dry-run', '--dry'], []],
    [['failures', 'set', 'crm', 'A:1', '--state', 'm'], ['muted']],
    [['journey', 'in'], ['invoice']],
    [['nothing', ''], []],
    [['$(touch /tmp/never)', ''], []],
  ])('of %j is %j in bash', async (words, found) => {
    expect(await completed(...words)).toEqual(found);
  });

  it.each(shells)('has a script for %s that asks the program', async (shell) => {
    const { code, stdout } = await kervan(['completion', shell]);

    expect(code).toBe(0);
    expect(stdout).toContain('kervan complete -- ');
    if (shell !== 'fish') execFileSync('bash', ['-n'], { input: stdout });
  });

  it('has no script for another shell', async () => {
    expect(await kervan(['completion', 'cmd'])).toMatchObject({ code: 2 });
  });
});
