import { z } from 'zod';

/** What a caller may do, each including those before it (`libs/service`, `roles`). */
export const consoleRoles = ['viewer', 'investigator', 'operator', 'approver', 'admin'] as const;
export const ConsoleRole = z.literal(consoleRoles);
export type ConsoleRole = z.output<typeof ConsoleRole>;

/** Whether a role includes another one; a role includes itself. */
export function mayAct(role: ConsoleRole, needed: ConsoleRole): boolean {
  return consoleRoles.indexOf(role) >= consoleRoles.indexOf(needed);
}

/** `GET /api/session`: who holds the token. */
export const Session = z
  .object({
    name: z.string(),
    role: ConsoleRole,
    /** Address of Jaeger's pages; null where there is none. */
    jaegerUrl: z.url().nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.output<typeof Session>;

/** `GET /sign-in.json`, open to everybody: how one gets a token. */
export const SignIn = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('token') }),
    z.object({ kind: z.literal('oidc'), issuer: z.url(), clientId: z.string() }),
  ])
  .meta({ id: 'SignIn' });
export type SignIn = z.output<typeof SignIn>;
