import type { ReplaySelection } from './replay-selection.js';

/**
 * - PENDING: no instance has begun;
 * - RUNNING: it reads what is not read yet;
 * - READY: everything is read and compared; it follows the running consumer until it is swapped in or cancelled;
 * - KEPT: a partial one is over, its tables are there to be looked at;
 * - SWAPPED: its tables are the running ones, those before are kept in its schema;
 * - FAILED, CANCELLED: over, nothing was changed.
 */
export type ReplayState = 'PENDING' | 'RUNNING' | 'READY' | 'KEPT' | 'SWAPPED' | 'FAILED' | 'CANCELLED';

/** How the shadow of one table compares to the running one, both after exactly the same events. */
export interface TableComparison {
  readonly table: string;
  /** Rows. */
  readonly live: number;
  readonly shadow: number;
  readonly equal: boolean;
  /** What the shadow has more: rows, and two sums of hashes. It stays the same while both get the same rows. */
  readonly difference: string;
  /** Keys of the first rows that differ, at most 20; of a table without a key, hashes of the rows. */
  readonly differing: string[];
}

export interface Comparison {
  /** All tables are, and no more keys are parked in the shadow. */
  readonly equal: boolean;
  /** Names in what way they differ: whoever accepts that says this. */
  readonly difference: string;
  readonly tables: TableComparison[];
  /** Parked keys. */
  readonly parked: { readonly live: number; readonly shadow: number };
  /** How long the running consumer stood still for it, in milliseconds. */
  readonly stoppedMs: number;
}

/** A replay, as it is told to operators. */
export interface ReplayJob {
  readonly id: number;
  readonly selection: ReplaySelection;
  /** Most events per second; null: as fast as it can. */
  readonly rate: number | null;
  readonly state: ReplayState;
  /** What an operator asked for and is not done yet. */
  readonly wish: 'SWAP' | 'CANCEL' | null;
  /** Events read so far, and how many there are to be read. */
  readonly events: number;
  readonly wanted: number;
  readonly perSecond: number;
  /** Until everything is read; null when it is not known. */
  readonly secondsLeft: number | null;
  /** Events that handlers published; nobody will ever see them. */
  readonly thrownAway: number;
  readonly comparison: Comparison | null;
  /** How long the running consumer stood still for the swap, in milliseconds. */
  readonly stoppedMs: number | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Columns of {@link ReplayJob}. */
export const jobColumns = `id, selection, rate, state, wish, events, wanted, per_second AS "perSecond",
  CASE WHEN state = 'RUNNING' AND per_second > 0 THEN greatest(wanted - events, 0) / per_second END AS "secondsLeft",
  thrown_away AS "thrownAway", comparison, stopped_ms AS "stoppedMs", error_code AS "errorCode", error,
  created_by AS "createdBy", created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt"`;

/** Schema of the shadow tables; also the last part of the group's name. */
export function schemaOf(id: number): string {
  return `replay_${id}`;
}
