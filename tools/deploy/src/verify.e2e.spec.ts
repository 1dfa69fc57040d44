import { workspace } from '@kervan/local';
import { describe, expect, it } from '@jest/globals';
import { runProgram } from './running/run-program.js';

describe('npm run verify:deploy', () => {
  it('finds nothing wrong, and says of what is not here that it was not checked', async () => {
    const ended = await runProgram(process.execPath, ['tools/deploy/dist/verify.js'], { cwd: workspace });

    expect(ended?.stdout).not.toContain('FAILED');
    expect(ended).toMatchObject({ ok: true, stdout: expect.stringMatching(/written files .* passed/) });
  });
});
