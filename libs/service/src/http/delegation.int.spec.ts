import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGuarded, type GuardedService } from '../specimen/guarded.mother.js';

const CONSOLE = 'the-token-of-the-console';
const NIGHT = 'the-token-of-a-robot';
const acting = (name: string, role: string) => ({ 'x-kervan-actor': name, 'x-kervan-role': role });

describe('acting for others', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuarded({
      API_TOKENS: JSON.stringify([
        { name: 'console', token: CONSOLE, role: 'approver', delegate: true },
        { name: 'robot', token: NIGHT, role: 'admin' },
      ]),
    });
  });
  afterAll(() => service.close());

  it.each([
    ['viewer', 'viewer'],
    ['approver', 'approver'],
    ['admin', 'approver'],
  ])('a caller of role %s has the lower one of both: %s', async (role, counts) => {
    expect(await service.call(CONSOLE, 'GET', '/ops/plain', acting('ayse', role))).toMatchObject({
      status: 200,
      body: { name: 'ayse', role: counts },
    });
  });

  it('gives no right that the actor has not, and audits the actor', async () => {
    const denied = await service.call(CONSOLE, 'POST', '/ops/plain', acting('ali', 'viewer'));
    expect(denied).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await service.audited())[0]).toMatchObject({ actor: 'ali', details: { role: 'viewer' } });
  });

  it('is refused to who may not, though it has all rights itself, and is audited', async () => {
    const refused = await service.call(NIGHT, 'GET', '/ops/plain', acting('ayse', 'viewer'));
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await service.audited())[0]).toMatchObject({
      actor: 'robot',
      action: 'denied',
      subject: 'GET /ops/plain',
    });
  });

  it.each([
    ['a name alone', { 'x-kervan-actor': 'ayse' }],
    ['a role alone', { 'x-kervan-role': 'viewer' }],
    ['an unknown role', acting('ayse', 'king')],
    ['the name of the service itself', acting('system', 'viewer')],
    ['a name of other characters', acting('<b>', 'viewer')],
  ])('refuses %s', async (_, headers) => {
    const { status, body } = await service.call(CONSOLE, 'GET', '/ops/plain', headers);
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });
});
