import { KervanError } from '@kervan/contracts';
import { firstOf, type Identify } from '../http/identify.js';
import { knownTokens } from '../http/known-tokens.js';
import { oidcTokens } from '../http/oidc-tokens.js';
import { callerTokens } from './caller-tokens.js';
import type { CommonConfig } from './common-config.js';

/** How callers are known: by the tokens of the configuration, and by those of its issuer. @throws KervanError CONFIGURATION_INVALID */
export function identifyBy(config: CommonConfig): Identify {
  const known = knownTokens(callerTokens(config));
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_ROLE_CLAIM: roleClaim } = config;
  if (issuer === undefined) return known;
  if (audience === undefined) throw new KervanError('CONFIGURATION_INVALID', 'OIDC_AUDIENCE: is missing');
  return firstOf(known, oidcTokens({ issuer, audience, roleClaim }));
}

/** Whether nobody at all can be known. */
export function isClosed(config: CommonConfig): boolean {
  return callerTokens(config).length === 0 && config.OIDC_ISSUER === undefined;
}
