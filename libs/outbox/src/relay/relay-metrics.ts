/** Counters of one relay since it was started. */
export interface RelayMetrics {
  /** Read cycles. */
  cycles: number;
  /** Rows acknowledged by the broker. */
  published: number;
  /** Records the broker did not acknowledge; they were or will be sent again. */
  retried: number;
  /** Rows that committed after a higher id had been read. */
  late: number;
  /** Steps other than +1 between consecutive events of a key; must stay 0. */
  sequenceBreaks: number;
  /** Rows found below the floor by the periodic sweep; must stay 0. */
  swept: number;
  /** Times this instance became the active one. */
  takeovers: number;
  /** Keys and topics whose rows wait because the broker refuses them. */
  blockedKeys: number;
  blockedTopics: number;
  /** Ranges that a running transaction may still write into. */
  openRanges: number;
  /** Every row up to it is acknowledged. */
  floor: number;
}

export function noMetrics(): RelayMetrics {
  return {
    cycles: 0,
    published: 0,
    retried: 0,
    late: 0,
    sequenceBreaks: 0,
    swept: 0,
    takeovers: 0,
    blockedKeys: 0,
    blockedTopics: 0,
    openRanges: 0,
    floor: 0,
  };
}
