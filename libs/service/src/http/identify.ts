import type { Role } from './role.js';

/** Whose token a request carries. */
export interface Holder {
  /** As the audit tells it. */
  readonly name: string;
  /** Null: nothing is allowed to it here. */
  readonly role: Role | null;
  /** Whether it may act for others. */
  readonly delegate: boolean;
}

/** Whose token this is; null: nobody's. @throws KervanError ISSUER_UNAVAILABLE */
export type Identify = (token: string) => Promise<Holder | null>;

/** Asks one after the other, until one knows the token. */
export function firstOf(...ways: readonly Identify[]): Identify {
  return async (token) => {
    for (const identify of ways) {
      const holder = await identify(token);
      if (holder) return holder;
    }
    return null;
  };
}
