/** The console's service, database and role are named after it. */
export const CONSOLE = 'ops-console';

/**
 * `API_TOKENS` of a service that the console acts in: for whoever uses the console, with that person's name and role,
 * and never with more than an approver may.
 */
export function consoleCaller(token: string): string {
  return JSON.stringify([{ name: CONSOLE, token, role: 'approver', delegate: true }]);
}
