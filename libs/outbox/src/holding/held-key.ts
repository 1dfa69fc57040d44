/** Which key, of which topic. */
export interface KeyAddress {
  readonly topic: string;
  readonly key: string;
}

/** `HELD`: waits for an operator. `RELEASING`: the lane's owner publishes its rows out of `outbox_held`. */
export type HeldState = 'HELD' | 'RELEASING';

/** A key whose rows are not published out of the outbox. */
export interface HeldKey extends KeyAddress {
  readonly lane: number;
  readonly state: HeldState;
}
