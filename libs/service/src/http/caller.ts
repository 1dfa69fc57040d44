import type { IncomingMessage } from 'node:http';
import { KervanError } from '@kervan/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from './role.js';

/** Who holds the token of a request. */
export interface Caller {
  /** Name of the token, as the audit tells it. */
  readonly name: string;
  readonly role: Role;
}

const callers = new WeakMap<IncomingMessage, Caller>();

/** Remembers who sent a request, for as long as the request lives. */
export function noteCaller(request: IncomingMessage, caller: Caller): void {
  callers.set(request, caller);
}

/** Name of who sent a request; undefined for one without a token. */
export function callerNameOf(request: IncomingMessage): string | undefined {
  return callers.get(request)?.name;
}

/** @throws KervanError UNAUTHENTICATED for a request that came without a token. */
export function callerOf(execution: ExecutionContext): Caller {
  const caller = callers.get(execution.switchToHttp().getRequest<IncomingMessage>());
  if (!caller) throw new KervanError('UNAUTHENTICATED', 'A valid bearer token is required.');
  return caller;
}

/** The caller as a parameter: `approve(@Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_: unknown, execution: ExecutionContext): Caller =>
  callerOf(execution),
);
