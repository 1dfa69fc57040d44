import { z } from 'zod';
import type { CallerToken } from '../http/known-tokens.js';
import { callerName } from '../http/caller-name.js';
import { roles } from '../http/role.js';

/** Secret of a caller. */
export const tokenText = z.string().min(16, 'must have at least 16 characters');

/** Name of the one token that API_TOKEN gives. */
const UNNAMED = 'api';

const NamedToken = z.object({
  name: callerName.refine((name) => name !== UNNAMED, `must not be ${UNNAMED}, the name of API_TOKEN`),
  token: tokenText,
  role: z.literal(roles),
  /** Whether its holder may act for others, see http/delegation.ts. */
  delegate: z.boolean().default(false),
});

/** Tokens of persons and programs, each with its role; no name and no token twice. */
export const namedTokens = z
  .array(NamedToken)
  .refine((tokens) => allDiffer(tokens.map(({ name }) => name)), 'must not name anybody twice')
  .refine((tokens) => allDiffer(tokens.map(({ token }) => token)), 'must not give a token twice');

/** Everybody who may call: the token of API_TOKEN may do anything. */
export function callerTokens(config: {
  readonly API_TOKEN?: string | undefined;
  readonly API_TOKENS?: readonly CallerToken[] | undefined;
}): CallerToken[] {
  const { API_TOKEN: token, API_TOKENS: named = [] } = config;
  return token === undefined
    ? [...named]
    : [...named, { name: UNNAMED, token, role: 'admin', delegate: false }];
}

function allDiffer(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
