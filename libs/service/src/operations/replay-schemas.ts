import { ReplaySelection, type ReplayJob } from '@kervan/inbox';
import { z } from 'zod';
import { Reason } from './reason.js';

export const ReplayId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const NewReplay = z.strictObject({
  /** Which events; nothing given: all of them. */
  selection: ReplaySelection.default({}),
  /** Most events per second, so that live traffic keeps its share of the machine; absent: as fast as it can. */
  rate: z.int().min(1).max(1_000_000).optional(),
  reason: Reason,
});
export type NewReplay = z.output<typeof NewReplay>;

export const Swap = z.strictObject({
  /** `difference` of the comparison that was looked at: after a correction the shadow differs on purpose. */
  acceptDifference: z.string().length(64).optional(),
  reason: Reason,
});
export type Swap = z.output<typeof Swap>;

export const Ending = z.strictObject({ reason: Reason });
export type Ending = z.output<typeof Ending>;

const Comparison = z
  .object({
    equal: z.boolean(),
    /** Names in what way they differ; to be said by whoever accepts it. */
    difference: z.string(),
    tables: z.array(
      z.object({
        table: z.string(),
        live: z.int(),
        shadow: z.int(),
        equal: z.boolean(),
        /** What the shadow has more: rows, and two sums of hashes. */
        difference: z.string(),
        /** Keys of the first rows that differ. */
        differing: z.array(z.string()),
      }),
    ),
    /** Parked keys. */
    parked: z.object({ live: z.int(), shadow: z.int() }),
    stoppedMs: z.number(),
  })
  .meta({ id: 'ReplayComparison' });

export const Replay = z
  .object({
    id: z.int(),
    selection: ReplaySelection,
    rate: z.int().nullable(),
    state: z.literal(['PENDING', 'RUNNING', 'READY', 'KEPT', 'SWAPPED', 'FAILED', 'CANCELLED']),
    wish: z.literal(['SWAP', 'CANCEL']).nullable(),
    events: z.int(),
    wanted: z.int(),
    perSecond: z.number(),
    secondsLeft: z.number().nullable(),
    thrownAway: z.int(),
    comparison: Comparison.nullable(),
    /** How long the running consumer stood still for the swap. */
    stoppedMs: z.number().nullable(),
    errorCode: z.string().nullable(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Replay' });
export type Replay = z.output<typeof Replay>;

export function replayOf({ createdAt, startedAt, finishedAt, ...job }: ReplayJob): Replay {
  return {
    ...job,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
