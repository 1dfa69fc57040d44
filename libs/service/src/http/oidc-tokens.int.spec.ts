import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url } from 'jose';
import { startGuarded, type GuardedService } from '../specimen/guarded.mother.js';
import { startIssuer, type Issuer, type TokenParts } from '../specimen/issuer.mother.js';

const API_TOKEN = 'the-one-for-all-of-it';

describe('tokens of an OpenID Connect issuer', () => {
  let issuer: Issuer;
  let service: GuardedService;
  beforeAll(async () => {
    issuer = await startIssuer();
    service = await startGuarded({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'kervan', API_TOKEN });
  });
  afterAll(async () => {
    await service.close();
    await issuer.close();
  });

  const whom = async (parts?: TokenParts) => service.call(await issuer.token(parts), 'GET', '/ops/plain');

  it('name the caller and its highest role', async () => {
    expect(await whom()).toMatchObject({ status: 200, body: { name: 'ayse', role: 'operator' } });
    expect(await whom({ claims: { roles: 'approver' } })).toMatchObject({ body: { role: 'approver' } });
  });

  it.each([
    ['by its subject without another name', { preferred_username: undefined, sub: 'u-7' }, 'u-7'],
    ['by its subject where the name does not fit', { preferred_username: 'Ayşe Ak', sub: 'u-7' }, 'u-7'],
    ['in fitting characters', { preferred_username: undefined, sub: 'auth0|7' }, 'auth0_7'],
  ])('name the caller %s', async (_, claims, name) => {
    expect(await whom({ claims })).toMatchObject({ status: 200, body: { name } });
  });

  it.each<[string, TokenParts]>([
    ['of another issuer', { issuer: 'https://elsewhere.example' }],
    ['for another audience', { audience: 'another' }],
    ['that is too old', { expiresAt: '1 hour ago' }],
    ['signed by an unknown key', { foreignKey: true }],
    ['signed with a shared secret', { algorithm: 'HS256' }],
    [
      'of somebody who calls itself like the service',
      { claims: { preferred_username: 'system', sub: 'system' } },
    ],
  ])('let nobody in %s', async (_, parts) => {
    expect(await whom(parts)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it('let nobody in without a signature, or without an end', async () => {
    const [, claims] = (await issuer.token()).split('.');
    const header = base64url.encode(JSON.stringify({ alg: 'none' }));
    expect(await service.call(`${header}.${String(claims)}.`, 'GET', '/ops/plain')).toMatchObject({
      status: 401,
    });
    const [good, , signature] = (await issuer.token()).split('.');
    const other = base64url.encode(JSON.stringify({ sub: 'u-1', roles: ['admin'] }));
    const forged = `${String(good)}.${other}.${String(signature)}`;
    expect(await service.call(forged, 'GET', '/ops/plain')).toMatchObject({ status: 401 });
  });

  it.each([
    ['without the claim', { roles: undefined }],
    ['with roles of others', { roles: ['king', 'VIEWER'] }],
  ])('allow nothing %s, which is audited', async (_, claims) => {
    expect(await whom({ claims: { ...claims, preferred_username: 'guest' } })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect((await service.audited())[0]).toMatchObject({
      actor: 'guest',
      action: 'denied',
      subject: 'GET /ops/plain',
      details: { role: null },
    });
  });

  it('never let act for others', async () => {
    const token = await issuer.token({ claims: { roles: ['admin'] } });
    const headers = { 'x-kervan-actor': 'ali', 'x-kervan-role': 'viewer' };
    expect(await service.call(token, 'GET', '/ops/plain', headers)).toMatchObject({ status: 403 });
  });

  it('stand beside those of the configuration', async () => {
    expect(await service.call(API_TOKEN, 'GET', '/ops/plain')).toMatchObject({ body: { name: 'api' } });
  });

  it('do not make the issuer be asked each time', async () => {
    const before = issuer.asked();
    await whom();
    await whom();
    expect(issuer.asked()).toBe(before);
  });
});

describe('an issuer', () => {
  it('that is away lets nobody in, says so, and is asked again', async () => {
    const away = await startIssuer();
    const token = await away.token();
    await away.close();
    const service = await startGuarded({ OIDC_ISSUER: away.url, OIDC_AUDIENCE: 'kervan', API_TOKEN });
    try {
      const unavailable = { status: 503, body: { code: 'ISSUER_UNAVAILABLE' } };
      expect(await service.call(token, 'GET', '/ops/plain')).toMatchObject(unavailable);
      expect(await service.call(token, 'GET', '/ops/plain')).toMatchObject(unavailable);
      expect(await service.call(API_TOKEN, 'GET', '/ops/plain')).toMatchObject({ status: 200 });
    } finally {
      await service.close();
    }
  });

  it('may give roles inside of another claim', async () => {
    const issuer = await startIssuer();
    const service = await startGuarded({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'kervan',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
    });
    try {
      const token = await issuer.token({ claims: { realm_access: { roles: ['approver'] } } });
      expect(await service.call(token, 'GET', '/ops/plain')).toMatchObject({ body: { role: 'approver' } });
    } finally {
      await service.close();
      await issuer.close();
    }
  });
});
