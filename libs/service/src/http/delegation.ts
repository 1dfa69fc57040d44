import type { IncomingHttpHeaders } from 'node:http';
import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import { callerName } from './caller-name.js';
import type { Holder } from './identify.js';
import { RequestInvalid } from './request-invalid.js';
import { lowerOf, roles } from './role.js';

/** Names for whom a program acts, which was identified elsewhere. */
export const ACTOR_HEADER = 'x-kervan-actor';
/** Role of the actor, as that program knows it. */
export const ROLE_HEADER = 'x-kervan-role';

const Actor = z.object({ [ACTOR_HEADER]: callerName, [ROLE_HEADER]: z.literal(roles) });

/**
 * For whom a request acts: its sender, unless it names somebody else. Acting for others never gives more rights than
 * either of both has.
 *
 * @throws KervanError FORBIDDEN where the sender may act for nobody; RequestInvalid
 */
export function delegated(sender: Holder, headers: IncomingHttpHeaders): Holder {
  if (headers[ACTOR_HEADER] === undefined && headers[ROLE_HEADER] === undefined) return sender;
  if (!sender.delegate || sender.role === null)
    throw new KervanError('FORBIDDEN', 'The holder of this token may not act for others.');
  const { data, error } = Actor.safeParse(headers);
  if (error) throw new RequestInvalid(error.issues.map(faultOf));
  const { [ACTOR_HEADER]: name, [ROLE_HEADER]: role } = data;
  return { name, role: lowerOf(role, sender.role), delegate: false };
}

function faultOf({ path, message }: z.core.$ZodIssue) {
  return { field: path.join('.'), message };
}
