/** A lane that is held. */
export interface LaneView {
  readonly lane: number;
  /** Every row up to it is acknowledged. */
  readonly floor: number;
  /** Another instance gets it as soon as nothing of it is on the way. */
  readonly draining: boolean;
}

/** Lanes that are read in step. */
export interface CursorView {
  readonly lanes: readonly number[];
  /** Everything up to here was read, and up to the second one for good. */
  readonly readTo: number;
  readonly settledTo: number;
}

/** Where a relay is. */
export interface RelayView {
  readonly lanes: readonly LaneView[];
  readonly cursors: readonly CursorView[];
}

export const emptyView: RelayView = { lanes: [], cursors: [] };
