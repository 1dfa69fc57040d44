import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('lint-texts.mjs', import.meta.url));
const file = 'apps/accounting/src/main.ts';

/** The rules that each text breaks as the code of an app. */
function brokenBy(...texts) {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [program, workspace], (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin.end(JSON.stringify(texts.map((code) => ({ file, code }))));
  });
}

it('an app leaves only statements of its transaction unawaited', async () => {
  const [wrapper, statement] = await brokenBy(
    'declare function note(): Promise<void>;\nvoid note();\n',
    'declare const tx: { db: { query(sql: string): Promise<void> } };\nvoid tx.db.query("");\n',
  );
  expect(wrapper).toContain('no-restricted-syntax');
  expect(statement).not.toContain('no-restricted-syntax');
});
