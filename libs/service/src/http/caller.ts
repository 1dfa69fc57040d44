import type { IncomingMessage } from 'node:http';
import { KervanError } from '@kervan/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from './role.js';

/** For whom a request acts. */
export interface Caller {
  /** As the audit tells it. */
  readonly name: string;
  readonly role: Role;
}

/** A caller who was identified, whether or not anything is allowed to it. */
export interface KnownCaller {
  readonly name: string;
  /** Null: nothing is allowed to it here. */
  readonly role: Role | null;
}

const callers = new WeakMap<IncomingMessage, KnownCaller>();

/** Remembers for whom a request acts, for as long as the request lives. */
export function noteCaller(request: IncomingMessage, { name, role }: KnownCaller): void {
  callers.set(request, { name, role });
}

/** For whom a request acts; undefined for one without a token. */
export function knownCallerOf(request: IncomingMessage): KnownCaller | undefined {
  return callers.get(request);
}

/** @throws KervanError UNAUTHENTICATED for a request that came without a token, FORBIDDEN for a caller without a role. */
export function callerOf(execution: ExecutionContext): Caller {
  const caller = knownCallerOf(execution.switchToHttp().getRequest<IncomingMessage>());
  if (!caller) throw new KervanError('UNAUTHENTICATED', 'A valid bearer token is required.');
  const { name, role } = caller;
  if (role === null) throw new KervanError('FORBIDDEN', 'No role of this service was given to you.');
  return { name, role };
}

/** The caller as a parameter: `approve(@Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_: unknown, execution: ExecutionContext): Caller =>
  callerOf(execution),
);
