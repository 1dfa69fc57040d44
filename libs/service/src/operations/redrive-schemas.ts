import { z } from 'zod';
import { pageOf, pageRequest } from '../paging/page.js';
import { Reason } from './reason.js';

const itemStates = [
  'WAITING',
  'DONE',
  'FAILED',
  'CHANGED',
  'CANCELLED',
  'WOULD_SUCCEED',
  'WOULD_FAIL',
] as const;

export const Job = z
  .object({
    id: z.uuid(),
    kind: z.literal(['retry', 'edit', 'skip', 'drop', 'continue', 'export']),
    state: z.literal(['AWAITING_APPROVAL', 'RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE']),
    dryRun: z.boolean(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: z.string(),
    approvedBy: z.string().nullable(),
    finishedAt: z.string().nullable(),
    events: z.int(),
    handled: z.int(),
    /** Number of items by state. */
    items: z.partialRecord(z.literal(itemStates), z.int()),
  })
  .meta({ id: 'RedriveJob' });
export const JobPage = pageOf(Job, 'RedriveJobPage');
export const JobFilter = pageRequest.extend({ after: z.uuid().optional() });
export type JobFilter = z.output<typeof JobFilter>;

export const Item = z
  .object({
    no: z.int(),
    topic: z.string(),
    key: z.string(),
    state: z.literal(itemStates),
    events: z.int(),
    handled: z.int(),
    code: z.string().nullable(),
    fingerprint: z.string().nullable(),
  })
  .meta({ id: 'RedriveItem' });
export const ItemPage = pageOf(Item, 'RedriveItemPage');
export const ItemFilter = pageRequest.extend({
  after: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  state: z.literal(itemStates).optional(),
});
export type ItemFilter = z.output<typeof ItemFilter>;

export const Change = z.object({ reason: Reason }).meta({ id: 'RedriveChange' });
export type Change = z.output<typeof Change>;

export const Difference = z
  .object({
    /** JSON pointer, RFC 6901. */
    path: z.string(),
    /** JSON texts; null where there is nothing. */
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'PayloadDifference' });
export type Difference = z.output<typeof Difference>;
export const Differences = z.object({ differences: z.array(Difference) }).meta({ id: 'PayloadDifferences' });
