import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { Reason, RecordId, Selection } from './record-schemas.js';
import { itemOutcomes } from './replays.js';

export const ReplayRequest = z
  .object({
    selection: Selection,
    reason: Reason,
    /** Reads and judges everything, and changes nothing. */
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'QuarantineReplayRequest' });
export type ReplayRequest = z.output<typeof ReplayRequest>;

export const ReplayId = z.uuid();

export const Replay = z
  .object({
    id: ReplayId,
    state: z.literal(['RUNNING', 'DONE']),
    dryRun: z.boolean(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    /** Number of records by outcome; of a dry run, what would become of them. */
    items: z.partialRecord(z.literal(itemOutcomes), z.int()),
  })
  .meta({ id: 'QuarantineReplay' });

export const Item = z
  .object({
    id: z.int(),
    outcome: z.literal(itemOutcomes),
    code: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'QuarantineReplayItem' });
export const ItemPage = pageOf(Item, 'QuarantineReplayItemPage');

export const ItemQuery = pageRequest.extend({
  after: RecordId.optional(),
  outcome: z.literal(itemOutcomes).optional(),
});
export type ItemQuery = z.output<typeof ItemQuery>;
