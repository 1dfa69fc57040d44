import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ProblemAnswer } from './problem-answer.js';
import type { Role } from './role.js';

export const REQUIRED_ROLE = 'kervan required role';

/**
 * The lowest role that may use a controller or a method; on a method it replaces that of the controller. Without it,
 * reading needs `viewer` and everything else `operator`.
 */
export function Requires(role: Role): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(REQUIRED_ROLE, role),
    ProblemAnswer(403, `FORBIDDEN: needs the role ${role} or a higher one.`),
  );
}
