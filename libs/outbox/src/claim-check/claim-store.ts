/** Where payloads lie that are too large for the broker; their names follow from their content. */
export interface ClaimStore {
  /**
   * Keeps a payload, durably, until it is removed by its age; kept again, it is young again.
   *
   * @returns its reference, as `claimReference` makes it
   * @throws KervanError CLAIM_MISSING where the store cannot be written
   */
  put(payload: Uint8Array): Promise<string>;
  /** @throws KervanError CLAIM_MISSING; EVENT_MALFORMED for what is no reference */
  get(reference: string): Promise<Uint8Array>;
  /**
   * Removes payloads last kept before a time, also of transactions that never committed.
   *
   * @returns how many
   * @throws KervanError CLAIM_MISSING where the store cannot be read
   */
  removeBefore(time: Date): Promise<number>;
}
