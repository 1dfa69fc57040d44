import { z } from 'zod';
import { Reason, Time } from './page.js';

/** A replay of a service whose tables hold nothing but what events told, into shadow tables beside live traffic. */
export const Replay = z
  .object({
    service: z.string(),
    id: z.int(),
    state: z.literal(['PENDING', 'RUNNING', 'READY', 'KEPT', 'SWAPPED', 'FAILED', 'CANCELLED']),
    /** Events read again, of how many. */
    events: z.int(),
    wanted: z.int(),
    perSecond: z.number(),
    secondsLeft: z.number().nullable(),
    /** Whether shadow and running tables are equal; null before they were compared. */
    equal: z.boolean().nullable(),
    /** Names in what way they differ; to be said by whoever accepts it. */
    difference: z.string().nullable(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: Time,
    finishedAt: Time.nullable(),
  })
  .meta({ id: 'ConsoleReplay' });
export type Replay = z.output<typeof Replay>;

/** `POST /api/replays` */
export const ReplayRequest = z
  .strictObject({
    service: z.string().min(1).max(200),
    /** Most events per second; absent: as fast as it can. */
    rate: z.int().min(1).max(1_000_000).optional(),
    reason: Reason,
  })
  .meta({ id: 'ReplayRequest' });
export type ReplayRequest = z.output<typeof ReplayRequest>;

/** `POST /api/replays/:service/:id/:change` */
export const replayChanges = ['swap', 'cancel', 'drop'] as const;
export const ReplayChange = z.literal(replayChanges);
export type ReplayChange = z.output<typeof ReplayChange>;

export const ReplayChangeRequest = z
  .strictObject({ acceptDifference: z.string().length(64).optional(), reason: Reason })
  .meta({ id: 'ReplayChangeRequest' });
export type ReplayChangeRequest = z.output<typeof ReplayChangeRequest>;
