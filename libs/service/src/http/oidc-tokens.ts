import { errors, jwtVerify, type JWTPayload } from 'jose';
import { callerName } from './caller-name.js';
import type { Holder, Identify } from './identify.js';
import { issuerKeys } from './issuer-keys.js';
import { roles, type Role } from './role.js';

export interface OidcOptions {
  /** As it stands in tokens; its metadata are under `/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** Whom a token must be meant for. */
  readonly audience: string;
  /** Claim with the roles, a text or a list of texts; dots lead into objects: `realm_access.roles`. */
  readonly roleClaim: string;
}

/** Signatures by a private key alone: with a shared secret, whoever checks a token could make one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Of the clocks of issuer and service. */
const TOLERANCE_S = 5;

/** Knows the tokens (RFC 9068, RFC 7519) of an OpenID Connect issuer. */
export function oidcTokens({ issuer, audience, roleClaim }: OidcOptions): Identify {
  const keys = issuerKeys(issuer);
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: TOLERANCE_S,
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, options);
      return holderOf(payload, roleClaim);
    } catch (error) {
      // What is no JWT, or not a valid one, is nobody's.
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  };
}

function holderOf(claims: JWTPayload, roleClaim: string): Holder | null {
  const { preferred_username: preferred, sub = '' } = claims;
  const fitting = sub.replaceAll(/[^\w.@-]/g, '_').slice(0, 100);
  const name = [preferred, sub, fitting].map((text) => callerName.safeParse(text).data).find(Boolean);
  if (name === undefined) return null;
  return { name, role: highestRole(claimAt(claims, roleClaim)), delegate: false };
}

function highestRole(value: unknown): Role | null {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return roles.findLast((role) => given.includes(role)) ?? null;
}

/** A claim by its name, which may hold dots itself, else by a path. */
function claimAt(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>(memberOf, claims);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
