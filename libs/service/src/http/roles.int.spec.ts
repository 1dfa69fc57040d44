import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGuarded, type GuardedService } from '../specimen/guarded.mother.js';
import { roles, type Role } from './role.js';

const secretOf = (role: Role) => `the-secret-of-${role}`;

describe('the roles of callers', () => {
  let service: GuardedService;
  beforeAll(async () => {
    const tokens = roles.map((role) => ({ name: `ayse-${role}`, token: secretOf(role), role }));
    service = await startGuarded({
      API_TOKENS: JSON.stringify(tokens),
      API_TOKEN: 'the-one-for-all-of-it',
    });
  });
  afterAll(() => service.close());

  it.each([
    ['GET', '/ops/plain', 'viewer'],
    ['POST', '/ops/plain', 'operator'],
    ['GET', '/ops/guarded', 'investigator'],
    ['POST', '/ops/guarded/7', 'approver'],
  ] as const)('%s %s needs the role %s or a higher one', async (method, path, needed) => {
    for (const role of roles) {
      const { status, body } = await service.call(secretOf(role), method, path);
      const allowed = roles.indexOf(role) >= roles.indexOf(needed);
      expect({ role, succeeded: status < 300 }).toEqual({ role, succeeded: allowed });
      if (!allowed) expect({ status, body }).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
  });

  it('audits every denial: who, what, with which role, and which was needed', async () => {
    const { length: before } = await service.audited();
    await service.call(secretOf('operator'), 'POST', '/ops/guarded/7?secret=1');
    const [entry, ...others] = await service.audited();

    expect(others).toHaveLength(before);
    expect(entry).toMatchObject({
      actor: 'ayse-operator',
      action: 'denied',
      subject: 'POST /ops/guarded/:id',
      details: { role: 'operator', needed: 'approver', path: '/ops/guarded/7' },
    });
  });

  it('tells an operation who called it', async () => {
    const role = 'viewer';
    expect(await service.call(secretOf(role), 'GET', '/ops/plain')).toMatchObject({
      body: { name: 'ayse-viewer', role },
    });
  });

  it('lets the one token without a name do anything', async () => {
    expect(await service.call('the-one-for-all-of-it', 'GET', '/ops/plain')).toMatchObject({
      body: { name: 'api', role: 'admin' },
    });
    expect(await service.call('the-one-for-all-of-it', 'POST', '/ops/guarded/7')).toMatchObject({
      status: 204,
    });
  });

  it('knows nobody without a token', async () => {
    expect(await service.call('nobody', 'GET', '/ops/plain')).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
  });
});
