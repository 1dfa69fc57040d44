/**
 * Refuses work on a record that is no longer what the caller saw.
 *
 * @throws KervanError VERSION_MISMATCH
 */
export type Precondition = (record: { readonly version: number }) => void;

/** For work that nobody's earlier sight of the record matters to. */
export const unconditional: Precondition = () => undefined;
