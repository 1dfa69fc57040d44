import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleRoles, Session, SignIn, type ConsoleRole } from '@kervan/console-api';
import { scenario, type Operation, type Scenario } from '@kervan/testing';
import { opsConsole } from '../ops-console.js';

const tokenOf = (role: ConsoleRole) => `the-secret-of-${role}`;
const as = (role: ConsoleRole) => ({ authorization: `Bearer ${tokenOf(role)}` });
const id = '0197f3c2-0000-7000-8000-000000000001';

/** What an operation may need at least. Whatever is not named here must only read. */
const needed: Readonly<Record<string, ConsoleRole>> = {
  'POST /api/events/{id}/reveal': 'investigator',
  'POST /api/operations': 'operator',
  'POST /api/operations/{consumer}/{id}/{change}': 'operator',
  'POST /api/operations/{consumer}/{id}/approve': 'approver',
  'POST /api/replays': 'operator',
  'POST /api/replays/{service}/{id}/cancel': 'operator',
  'POST /api/replays/{service}/{id}/{change}': 'approver',
  'PATCH /api/failures/{consumer}/{fingerprint}': 'operator',
  'POST /api/quarantine/replay': 'operator',
  'POST /api/sources/{name}/gaps/release': 'operator',
  'POST /api/sources/{name}/try': 'investigator',
};

describe('what a role may do in the console', () => {
  let s: Scenario;
  let operations: Operation[];
  beforeAll(async () => {
    const tokens = consoleRoles.map((role) => ({ name: `ayse-${role}`, token: tokenOf(role), role }));
    s = await scenario(opsConsole, {
      API_TOKENS: JSON.stringify(tokens),
      JAEGER_URL: 'http://localhost:16686',
    });
    operations = (await s.api.operations()).filter(({ path }) => /^\/(api|ops)\//.test(path));
  });
  afterAll(() => s.close());

  const addressOf = ({ path }: Operation) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? id : 'x'));
  const denials = async () => {
    const rows = await s.query<{ readonly actor: string; readonly subject: string }>(
      `SELECT actor, subject FROM operator_audit WHERE action = 'denied' ORDER BY no`,
    );
    return rows.length;
  };
  const ask = (operation: Operation, role: ConsoleRole) =>
    s.http(operation.method, addressOf(operation), undefined, as(role));

  it('is known of every operation that changes or reveals something', () => {
    const changing = operations.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api'));
    expect(changing.map(({ name }) => name).sort()).toEqual(Object.keys(needed).sort());
  });

  it('a viewer can change, retry and reveal nothing; every denial is in the audit', async () => {
    const changing = operations.filter(({ method }) => method !== 'GET');
    const before = await denials();
    for (const operation of changing)
      expect({ name: operation.name, ...(await ask(operation, 'viewer')) }).toMatchObject({
        name: operation.name,
        status: 403,
        body: { code: 'FORBIDDEN' },
      });
    expect(changing.length).toBeGreaterThan(10);
    expect((await denials()) - before).toBe(changing.length);
  });

  it.each(Object.entries(needed))('%s needs the role %s', async (name, role) => {
    const operation = operations.find((each) => each.name === name);
    if (!operation) throw new Error(`there is no ${name}`);
    const lower = consoleRoles.slice(0, consoleRoles.indexOf(role));
    for (const each of lower) expect(await ask(operation, each)).toMatchObject({ status: 403 });
    expect(await ask(operation, role)).not.toMatchObject({ status: 403 });
  });

  it('is nothing without a token, and nothing by a token in the address', async () => {
    for (const operation of operations) {
      const nobody = { authorization: 'Bearer nobody-knows-this-token' };
      const address = `${addressOf(operation)}?token=${tokenOf('admin')}&access_token=${tokenOf('admin')}`;
      expect(await s.http(operation.method, address, undefined, nobody)).toMatchObject({ status: 401 });
    }
  });

  it('is told with the session', async () => {
    const { body } = await s.http('GET', '/api/session', undefined, as('operator'));
    expect(Session.parse(body)).toEqual({
      name: 'ayse-operator',
      role: 'operator',
      jaegerUrl: 'http://localhost:16686',
    });
  });

  it('is asked for by a token; everybody may know that', async () => {
    const { status, body } = await s.http('GET', '/sign-in.json', undefined, { authorization: '' });
    expect({ status, signIn: SignIn.parse(body) }).toEqual({ status: 200, signIn: { kind: 'token' } });
  });
});

describe('a console with an issuer', () => {
  it('tells where one signs in, and as what', async () => {
    const s = await scenario(opsConsole, {
      OIDC_ISSUER: 'https://issuer.example/realms/erp',
      OIDC_AUDIENCE: 'kervan',
      OIDC_CLIENT_ID: 'kervan-console',
    });
    try {
      expect((await s.http('GET', '/sign-in.json', undefined, { authorization: '' })).body).toEqual({
        kind: 'oidc',
        issuer: 'https://issuer.example/realms/erp',
        clientId: 'kervan-console',
      });
    } finally {
      await s.close();
    }
  });
});
