import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const workspace = fileURLToPath(new URL('../..', import.meta.url));

/** Lints the fixture with the workspace's own configuration: resolves with the messages of its faults. */
function lintRedFixture() {
  const eslint = `${workspace}/node_modules/eslint/bin/eslint.js`;
  const options = [eslint, '--no-ignore', '--format', 'json', 'tools/lint/red/breaks-every-rule.ts'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, options, { cwd: workspace }, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout)[0].messages);
      } catch (cause) {
        reject(new Error(`eslint gave no report: ${stderr}`, { cause }));
      }
    });
  });
}

describe('the lint rules', () => {
  it('bite on a file that breaks every one of them', async () => {
    const faults = await lintRedFixture();

    const rules = new Set(faults.map(({ ruleId }) => ruleId));
    expect([...rules]).toEqual(
      expect.arrayContaining([
        '@nx/enforce-module-boundaries',
        'no-restricted-imports',
        'no-restricted-syntax',
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-unsafe-type-assertion',
      ]),
    );
    expect(faults.filter(({ ruleId }) => ruleId === 'no-restricted-imports')).toHaveLength(3);
    expect(faults.filter(({ ruleId }) => ruleId === 'no-restricted-syntax')).toHaveLength(3);
  });
});
