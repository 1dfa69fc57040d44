/** Conventional id of `nobody`. */
const NOBODY = 65_534;

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user PostgreSQL runs as when we are root, whom it refuses; null = the own user does. */
export function unprivilegedUser(): User | null {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null;
}
