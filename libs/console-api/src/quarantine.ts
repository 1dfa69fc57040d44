import { z } from 'zod';
import { PageQuery, pageOf, Reason } from './page.js';

export const recordStates = ['OPEN', 'REPAIRED', 'DISCARDED'] as const;

/** A record of a legacy file that was not taken: where it stands and why, nothing of what it says. */
export const QuarantinedRecord = z
  .object({
    id: z.int(),
    source: z.string(),
    file: z.string(),
    sha256: z.string(),
    ordinal: z.int(),
    line: z.int(),
    offset: z.int().nullable(),
    lines: z.int(),
    bytes: z.int(),
    documentNo: z.string().nullable(),
    code: z.string(),
    reason: z.string(),
    /** Version of the source's declaration that refused it. */
    mapping: z.string().nullable(),
    quarantinedAt: z.string(),
    state: z.literal(recordStates),
    correction: z
      .object({
        sha256: z.string(),
        by: z.string(),
        at: z.string(),
        reason: z.string(),
        approvedBy: z.string().nullable(),
      })
      .nullable(),
    settled: z
      .object({ by: z.string(), at: z.string(), reason: z.string(), eventId: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'QuarantinedRecord' });
export type QuarantinedRecord = z.output<typeof QuarantinedRecord>;
export const QuarantinedRecordPage = pageOf(QuarantinedRecord, 'QuarantinedRecordPage');

/** `GET /api/quarantine` */
export const QuarantineQuery = PageQuery.extend({
  source: z.string().min(1).max(100).optional(),
  code: z.string().min(1).max(100).optional(),
  state: z.literal(recordStates).optional(),
});
export type QuarantineQuery = z.output<typeof QuarantineQuery>;

/** What a replay would make of a record now. */
export const QuarantinePreview = z
  .object({
    outcome: z.literal(['PUBLISH', 'DUPLICATE', 'CONFLICT', 'PASSED', 'RETURN', 'FAULTY']),
    event: z.object({ type: z.string(), documentNo: z.string(), id: z.string() }).nullable(),
    fault: z.object({ code: z.string(), reason: z.string() }).nullable(),
    mapping: z.string().nullable(),
  })
  .meta({ id: 'QuarantinePreview' });
export type QuarantinePreview = z.output<typeof QuarantinePreview>;

export const RecordId = z.coerce.number('must be the id of a record').int().min(1).max(2_147_483_647);

/** `POST /api/quarantine/replay`: records one by one, or all that are open of a source, for a code. */
export const QuarantineReplayRequest = z
  .strictObject({
    selection: z.union([
      z.strictObject({ ids: z.array(RecordId).min(1).max(1000) }),
      z.strictObject({
        source: z.string().min(1).max(100).optional(),
        code: z.string().min(1).max(100).optional(),
      }),
    ]),
    /** Reads and judges everything, and changes nothing. */
    dryRun: z.boolean().default(false),
    reason: Reason,
  })
  .meta({ id: 'QuarantineReplayRequest' });
export type QuarantineReplayRequest = z.output<typeof QuarantineReplayRequest>;

export const quarantineOutcomes = [
  'WAITING',
  'PUBLISHED',
  'DUPLICATE',
  'PASSED',
  'RETURNED',
  'FAULTY',
  'SETTLED',
] as const;

/** Quarantined records that are read again; of a dry run, what would become of them. */
export const QuarantineReplay = z
  .object({
    id: z.uuid(),
    state: z.literal(['RUNNING', 'DONE']),
    dryRun: z.boolean(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    /** Number of records by outcome. */
    items: z.partialRecord(z.literal(quarantineOutcomes), z.int()),
  })
  .meta({ id: 'QuarantineReplay' });
export type QuarantineReplay = z.output<typeof QuarantineReplay>;

export const QuarantineReplayItem = z
  .object({
    /** Of the record. */
    id: z.int(),
    outcome: z.literal(quarantineOutcomes),
    code: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'QuarantineReplayItem' });
export type QuarantineReplayItem = z.output<typeof QuarantineReplayItem>;
export const QuarantineReplayItemPage = pageOf(QuarantineReplayItem, 'QuarantineReplayItemPage');
