import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = (env: Readonly<Record<string, string>>) => {
  const { status, stdout } = spawnSync(process.execPath, [program], { env, encoding: 'utf8' });
  return { status, stdout };
};

it('a set-up without its configuration ends with 78 and names what is missing', () => {
  const { status, stdout } = run({ KAFKA_BROKERS: '127.0.0.1:1' });
  expect(status).toBe(78);
  expect(stdout).toMatch(/DATABASE_ADMIN_URL.*DATABASE_PASSWORDS/);
});

it('a set-up that meets no database ends with 1, to be tried again', () => {
  const { status, stdout } = run({
    KAFKA_BROKERS: '127.0.0.1:1',
    DATABASE_ADMIN_URL: 'postgres://postgres:secret@127.0.0.1:1/postgres',
    DATABASE_PASSWORDS:
      '{"services":{"erp-core":"core-secret"},"publisher":"publishes","auditor":"looks-only"}',
  });
  expect(status).toBe(1);
  expect(stdout).toContain('DATABASE_UNAVAILABLE');
});
