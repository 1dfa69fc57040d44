/** Counters since the relay was started, and what it holds now. */
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
  /** Times this instance took lanes. */
  takeovers: number;
  /** Lanes it lost because they were not renewed in time. */
  lostLeases: number;
  /** Acknowledged rows it could not delete, since another instance held their lanes by then. */
  lostRows: number;
  /** Lanes it holds, and those of them that are about to be released. */
  lanes: number;
  draining: number;
  /** Sets of lanes that are read apart from each other; usually one. */
  cursors: number;
  /** Ids that were drawn and not yet read: no fewer than the rows that wait. */
  unread: number;
  /** Size of the rows that were read and not yet acknowledged by the broker. */
  aheadBytes: number;
  /** From the writing of an event to its acknowledgement, over the last minute: the half of them, and all, within. */
  delayMedianMs: number;
  delayMaxMs: number;
  /** Keys, in the lanes it holds, whose rows were moved away because the broker refused one. */
  heldKeys: number;
  /** Topics whose rows wait because they are not as their contract says. */
  blockedTopics: number;
  /** Ranges that a running transaction may still write into. */
  openRanges: number;
  /** Every row up to it, in the lanes held, is acknowledged; 0 where none are held. */
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
    lostLeases: 0,
    lostRows: 0,
    lanes: 0,
    draining: 0,
    cursors: 0,
    unread: 0,
    aheadBytes: 0,
    delayMedianMs: 0,
    delayMaxMs: 0,
    heldKeys: 0,
    blockedTopics: 0,
    openRanges: 0,
    floor: 0,
  };
}
