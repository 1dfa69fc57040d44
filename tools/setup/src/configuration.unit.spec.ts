import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { configurationOf } from './configuration.js';

const passwords = { services: { 'erp-core': 'core-secret' }, publisher: 'publishes', auditor: 'looks-only' };
const complete = {
  DATABASE_ADMIN_URL: 'postgres://postgres:secret@db:5432/postgres',
  DATABASE_PASSWORDS: JSON.stringify(passwords),
  KAFKA_BROKERS: 'kafka:9092',
};

describe('the configuration of a set-up', () => {
  it('may be given as files', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'kervan-spec-')), 'passwords');
    writeFileSync(file, `${JSON.stringify(passwords)}\n`);
    expect(
      configurationOf({ ...complete, DATABASE_PASSWORDS: '', DATABASE_PASSWORDS_FILE: file }),
    ).toMatchObject({
      DATABASE_PASSWORDS: passwords,
      KAFKA_BROKERS: ['kafka:9092'],
    });
  });

  it.each([
    ['nothing is given', {}, /DATABASE_ADMIN_URL: .*DATABASE_PASSWORDS: .*KAFKA_BROKERS: /],
    [
      'a file is not there',
      { ...complete, DATABASE_PASSWORDS: '', DATABASE_PASSWORDS_FILE: '/nowhere' },
      /^DATABASE_PASSWORDS_FILE: cannot be read/,
    ],
    [
      'a file for what may be left out is not there',
      { ...complete, KAFKA_CLIENT_FILE: '/nowhere' },
      /^KAFKA_CLIENT_FILE: cannot be read/,
    ],
    [
      'a password is short',
      { ...complete, DATABASE_PASSWORDS: JSON.stringify({ ...passwords, publisher: 'short' }) },
      /^DATABASE_PASSWORDS\.publisher: must be at least 8/,
    ],
    [
      'a service has no name',
      { ...complete, DATABASE_PASSWORDS: JSON.stringify({ ...passwords, services: { 'ERP Core': 'x' } }) },
      /DATABASE_PASSWORDS\.services\.ERP Core/,
    ],
  ])('is refused when %s', (_, environment, fault) => {
    expect(() => configurationOf(environment)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(fault) }),
    );
  });
});
