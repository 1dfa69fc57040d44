import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseServices } from '@kervan/verify';
import { makeSecrets } from './make-secrets.js';

const places = {
  database: 'postgres:5432',
  outside: { database: '127.0.0.1:5433', broker: '127.0.0.1:9093' },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = (path: string): string => readFileSync(join(folder, path), 'utf8');
const files = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );

describe('the secrets of a system of containers', () => {
  it('are one folder per reader, each with its own alone', () => {
    makeSecrets(folder, places);

    const readers = [
      'kept',
      'ops-console',
      'outbox-publisher',
      'person',
      'postgres',
      'samples',
      'setup',
      ...databaseServices,
    ];
    expect(readdirSync(folder)).toEqual(readers.sort());
    expect(readdirSync(join(folder, 'accounting'))).toEqual(['api-token', 'callers', 'database-url']);
    expect(readdirSync(join(folder, 'ops-console'))).toEqual(['api-token', 'database-url', 'services-token']);
    expect(content('accounting/database-url')).toMatch(
      /^postgres:\/\/accounting:[\w-]{32}@postgres:5432\/accounting$/,
    );
    expect(content('erp-core/database-url')).toContain('postgres://erp_core:');
    expect(new Set(databaseServices.map((service) => content(`${service}/database-url`))).size).toBe(
      databaseServices.length,
    );
  });

  it('agree with each other', () => {
    makeSecrets(folder, places);

    const passwords: unknown = JSON.parse(content('setup/passwords'));
    const password = new URL(content('hr/database-url')).password;
    const consolePassword = new URL(content('ops-console/database-url')).password;
    expect(passwords).toMatchObject({ services: { hr: password, 'ops-console': consolePassword } });
    expect(new URL(content('setup/admin-url')).password).toBe(content('postgres/password'));
    expect(content('person/stack.json')).toContain('@127.0.0.1:5433/hr"');
    expect(content('person/api-token')).toBe(content('erp-core/api-token'));
  });

  it('let the console act in every service for somebody else, as an approver at most', () => {
    makeSecrets(folder, places);

    const token = content('ops-console/services-token');
    const callers = databaseServices.map((service): unknown => JSON.parse(content(`${service}/callers`)));
    expect(callers).toEqual(
      databaseServices.map(() => [{ name: 'ops-console', token, role: 'approver', delegate: true }]),
    );
    expect(token).not.toBe(content('person/api-token'));
  });

  it('are the same when they are made again', () => {
    makeSecrets(folder, places);
    const before = files().map((path) => [path, content(path)]);
    makeSecrets(folder, places);
    expect(files().map((path) => [path, content(path)])).toEqual(before);
  });

  it('are shown to their owner alone, but the one that the user of PostgreSQL reads', () => {
    makeSecrets(folder, places);
    const modes = Object.fromEntries(
      files().map((path) => [path, statSync(join(folder, path)).mode & 0o777]),
    );
    expect(modes).toMatchObject({ 'postgres/password': 0o444, 'setup/passwords': 0o600 });
    expect(Object.values(modes).filter((mode) => mode !== 0o600)).toHaveLength(1);
  });
});
