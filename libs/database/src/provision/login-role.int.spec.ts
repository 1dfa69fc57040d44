import { describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Client } from 'pg';
import { asAdmin } from './admin-session.js';
import { loginRole } from './login-role.js';

const { databaseUrl } = testStores();

const loginAs = async (user: string, password: string) => {
  const url = new URL(databaseUrl);
  Object.assign(url, { username: user, password: encodeURIComponent(password) });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.end();
};

describe('loginRole', () => {
  it.each(['CREATE', 'ALTER'])(
    'lets a role log in by its password, which is in no %s statement',
    async (verb) => {
      const role = `spec_${crypto.randomUUID()}`;
      const password = `it's "${crypto.randomUUID()}"`;
      const statements: string[] = [];
      try {
        const stored = await asAdmin(databaseUrl, async (run) => {
          if (verb === 'ALTER') await run(`CREATE ROLE "${role}"`);
          await loginRole(
            (sql, parameters = []) => {
              statements.push(sql, ...parameters.map(String));
              return run(sql, parameters);
            },
            role,
            password,
          );
          return run('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [role]);
        });

        expect(stored).toEqual([{ rolpassword: expect.stringMatching(/^SCRAM-SHA-256\$4096:/) }]);
        expect(statements.at(-1)).toMatch(new RegExp(`^${verb} ROLE`));
        expect(statements.join('\n')).not.toContain(password.slice(5));
        await loginAs(role, password);
        await expect(loginAs(role, 'guess')).rejects.toMatchObject({ code: '28P01' });
      } finally {
        await asAdmin(databaseUrl, (run) => run(`DROP ROLE IF EXISTS "${role}"`));
      }
    },
  );
});
