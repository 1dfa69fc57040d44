import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, type Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { temporaryStore } from './temporary-store.js';

const { databaseUrl } = testStores();
const limited = `spec_${randomBytes(6).toString('hex')}`;

describe('a temporary store', () => {
  let admin: Database;
  beforeAll(async () => {
    admin = await connectDatabase({ url: databaseUrl, applicationName: 'spec' });
    await admin.query(`CREATE ROLE ${limited} LOGIN CREATEROLE PASSWORD '${limited}'`);
  });
  afterAll(async () => {
    await admin.query(`DROP ROLE ${limited}`);
    await admin.close();
  });

  it('leaves no role behind when its database cannot be made', async () => {
    const url = new URL(databaseUrl);
    [url.username, url.password] = [limited, limited];
    await expect(temporaryStore(url.href)).rejects.toMatchObject({
      message: expect.stringContaining('permission denied to create database'),
    });
    const made = `SELECT roleid::regrole FROM pg_auth_members WHERE member = '${limited}'::regrole`;
    expect(await admin.query(made)).toEqual([]);
  });
});
