import { errorCatalogue } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { recordStates } from './records.js';

/** Why an operator does something, for the audit: its own words, without personal data of customers. */
export const Reason = z.string().trim().min(3).max(500);

const MOST_ID = 2_147_483_647;
export const RecordId = z.coerce.number().int().min(1).max(MOST_ID);

export const Record = z
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
export const RecordPage = pageOf(Record, 'QuarantinedRecordPage');

const source = z.string().min(1).max(100);
const code = z.string().refine((text) => text in errorCatalogue, 'must be a code of the error catalogue');

export const RecordQuery = pageRequest.extend({
  /** Id of the last record of the page before. */
  after: RecordId.optional(),
  source: source.optional(),
  code: code.optional(),
  state: z.literal(recordStates).optional(),
});
export type RecordQuery = z.output<typeof RecordQuery>;

export const RecordCounts = z
  .object({
    counts: z.array(
      z.object({
        source: z.string(),
        code: z.string(),
        records: z.int(),
        lines: z.int(),
        oldestSeconds: z.number(),
      }),
    ),
  })
  .meta({ id: 'QuarantineCounts' });

/** Records one by one, or all that are open of a source, for a code. */
export const Selection = z.union([
  z.strictObject({ ids: z.array(RecordId).min(1).max(1000) }),
  z
    .strictObject({ source: source.optional(), code: code.optional() })
    .refine(
      (filter) => filter.source !== undefined || filter.code !== undefined,
      'source or code is required',
    ),
]);
export type Selection = z.output<typeof Selection>;

export const Discard = z.object({ selection: Selection, reason: Reason }).meta({ id: 'QuarantineDiscard' });
export type Discard = z.output<typeof Discard>;
export const Discarded = z.object({ discarded: z.int() }).meta({ id: 'QuarantineDiscarded' });

/** Of what a request may bring. */
export const MOST_CORRECTED_BYTES = 512 * 1024;

export const NewCorrection = z
  .object({
    /** A file as the source writes them, base64, of at most 512 KB: it holds this record alone, as it should have been. */
    bytes: z.base64().max(Math.ceil(MOST_CORRECTED_BYTES / 3) * 4),
    reason: Reason,
  })
  .meta({ id: 'QuarantineCorrection' });
export type NewCorrection = z.output<typeof NewCorrection>;

export const Approval = z.object({ reason: Reason }).meta({ id: 'QuarantineApproval' });
export type Approval = z.output<typeof Approval>;

export const Preview = z
  .object({
    /**
     * PUBLISH: it would become the event. DUPLICATE, CONFLICT: the document was received since. PASSED: it holds none.
     * RETURN: the file as a whole would be received again.
     */
    outcome: z.literal(['PUBLISH', 'DUPLICATE', 'CONFLICT', 'PASSED', 'RETURN', 'FAULTY']),
    event: z.object({ type: z.string(), documentNo: z.string(), id: z.string() }).nullable(),
    fault: z.object({ code: z.string(), reason: z.string() }).nullable(),
    /** Version of the source's declaration that it was read by; null: it is part of the program, or nothing was read. */
    mapping: z.string().nullable(),
  })
  .meta({ id: 'QuarantinePreview' });
export type Preview = z.output<typeof Preview>;
