/**
 * Refuses work on a record that is no longer what the caller saw. Null: there is no such record (any more).
 *
 * @throws KervanError VERSION_MISMATCH with the facts `version`.
 */
export type Precondition = (record: { readonly version: number } | null) => void;

/** For work that nobody's earlier sight of the record matters to. */
export const unconditional: Precondition = () => undefined;
