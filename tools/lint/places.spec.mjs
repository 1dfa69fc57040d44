import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { constraints, layers } from './layers.mjs';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('lint-texts.mjs', import.meta.url));
const packages = globSync('{apps,libs,infra,tools}/*/package.json', { cwd: workspace });

const forbidden = [
  ['an app', 'another app', 'apps/accounting/src/main.ts', '@kervan/erp-core'],
  ['an app', 'the scenario DSL outside of specs', 'apps/accounting/src/main.ts', '@kervan/testing'],
  ['the contracts', 'any library', 'libs/contracts/src/catalogue.ts', '@kervan/money'],
  ['the database', 'the broker beside it', 'libs/database/src/database.ts', '@kervan/messaging'],
  ['the outbox', 'the inbox above it', 'libs/outbox/src/lane.ts', '@kervan/inbox'],
  ['the service', 'an app', 'libs/service/src/index.ts', '@kervan/accounting'],
  ['the embedded runtime', 'any library', 'infra/local/src/index.ts', '@kervan/contracts'],
];

const app = 'apps/accounting/src/main.ts';
const allowed = [app, '@kervan/inbox'];
const unawaited = [
  'declare function note(): Promise<void>;\nvoid note();\n',
  'declare const tx: { db: { query(sql: string): Promise<void> } };\nvoid tx.db.query("");\n',
];

describe('the rules for a file in its place', () => {
  let broken;

  // All in one process: it reads the whole repository.
  beforeAll(async () => {
    const imports = [...forbidden.map(([, , file, name]) => [file, name]), allowed].map(([file, name]) => ({
      file,
      code: `import '${name}';\n`,
    }));
    const texts = [...imports, ...unawaited.map((code) => ({ file: app, code }))];
    broken = await new Promise((resolve, reject) => {
      const child = execFile(process.execPath, [program, workspace], (error, stdout) =>
        error ? reject(error) : resolve(JSON.parse(stdout)),
      );
      child.stdin.end(JSON.stringify(texts));
    });
  });

  it.each(forbidden.map(([from, to], index) => [from, to, index]))(
    'keep %s from importing %s',
    (_from, _to, index) => {
      expect(broken[index]).toContain('@nx/enforce-module-boundaries');
    },
  );

  it('let an app import a library', () => {
    expect(broken[forbidden.length]).not.toContain('@nx/enforce-module-boundaries');
  });

  it('let an app leave only statements of its transaction unawaited', () => {
    const [wrapper, statement] = broken.slice(-unawaited.length);
    expect(wrapper).toContain('no-restricted-syntax');
    expect(statement).not.toContain('no-restricted-syntax');
  });

  it('know the layer of every project, and no layer that may import everything', () => {
    const tags = packages.map((file) => JSON.parse(readFileSync(`${workspace}/${file}`, 'utf8')).nx.tags);

    expect(tags.every(([tag, ...more]) => more.length === 0 && tag.slice('layer:'.length) in layers)).toBe(
      true,
    );
    expect(constraints(layers).some(({ onlyDependOnLibsWithTags: may }) => may.includes('*'))).toBe(false);
  });
});
