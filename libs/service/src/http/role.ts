/**
 * What a caller may do, each including those before it: `viewer` reads counts, states and codes; `investigator` also sees
 * payloads; `operator` changes how events flow; `approver` agrees to what another operator asked for; `admin` anything.
 */
export const roles = ['viewer', 'investigator', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether a role includes another one; a role includes itself. */
export function includesRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The one of two roles that allows less. */
export function lowerOf(one: Role, other: Role): Role {
  return includesRole(one, other) ? other : one;
}
