import { KervanError } from '@kervan/contracts';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { callerOf } from './caller.js';
import { OPEN } from './open.js';
import { REQUIRED_ROLE } from './requires.js';
import { includesRole, type Role } from './role.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Lets a caller do only what its role allows, see {@link Requires}. */
export class RoleGuard implements CanActivate {
  readonly #reflector = new Reflector();

  /** @throws KervanError FORBIDDEN, UNAUTHENTICATED */
  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType() !== 'http') return true;
    if (this.#reflector.getAllAndOverride<true | undefined>(OPEN, placesOf(execution))) return true;
    const needed = this.#neededRole(execution);
    if (includesRole(callerOf(execution).role, needed)) return true;
    throw new KervanError('FORBIDDEN', `This needs the role ${needed} or a higher one.`, {
      facts: { needed },
    });
  }

  #neededRole(execution: ExecutionContext): Role {
    const declared = this.#reflector.getAllAndOverride<Role | undefined>(REQUIRED_ROLE, placesOf(execution));
    if (declared) return declared;
    const { method } = execution.switchToHttp().getRequest<Request>();
    return READING.includes(method) ? 'viewer' : 'operator';
  }
}

function placesOf(execution: ExecutionContext) {
  return [execution.getHandler(), execution.getClass()];
}
