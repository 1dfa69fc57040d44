import { z } from 'zod';

/** Most bytes of a file that is tried. */
export const MOST_TRIED_BYTES = 16 * 1_048_576;

/** Name of a source, in its declaration. */
export const SourceName = z.string().min(1).max(100);

/** Of `POST /api/sources/:name/try`, whose body is the file. */
export const TrialQuery = z.object({
  /** As its sender calls it: a source may read a date or a number in it. */
  file: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\p{C}/\\]+$/u, 'must be the name of a file, without a path'),
  /** Most records that are told one by one; all are counted. */
  limit: z.coerce.number().int().min(0).max(1000).default(200),
});
export type TrialQuery = z.output<typeof TrialQuery>;

/** Code of the error catalogue, and what it is about; nothing personal. */
const Fault = z.object({ code: z.string(), reason: z.string() });

export const TriedRecord = z
  .object({
    /** In its file, 1 the first. */
    ordinal: z.int(),
    line: z.int(),
    /** Of its first byte; null where its lines do not stand together. */
    offset: z.int().nullable(),
    /** PUBLISH: it would become the event. DUPLICATE, CONFLICT: the document was received before. PASSED: it holds none. */
    outcome: z.literal(['PUBLISH', 'DUPLICATE', 'CONFLICT', 'PASSED', 'FAULTY']),
    /** What the document is: SALE, RETURN, LOSS, ... */
    kind: z.string().nullable(),
    documentNo: z.string().nullable(),
    businessDate: z.string().nullable(),
    /** Of the document; where it was not understood, of the file. */
    lines: z.int(),
    event: z.object({ type: z.string(), key: z.string(), id: z.string() }).nullable(),
    /** Mapping tables that answered, and the version of each. */
    tables: z.record(z.string(), z.string()),
    faults: z.array(Fault),
    /** Why nothing is to be published of it. */
    passed: z.string().nullable(),
  })
  .meta({ id: 'TriedRecord' });
export type TriedRecord = z.output<typeof TriedRecord>;

/** What would become of a file if its source received it now; nothing was kept of it. */
export const SourceTrial = z
  .object({
    source: z.string(),
    file: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    /** Version of the source's declaration; null: it is part of the program. */
    mapping: z.string().nullable(),
    /** The same bytes were received: as a whole it would count as duplicate. */
    receivedBefore: z.boolean(),
    /** Why the file as a whole would not be taken. */
    refusal: Fault.nullable(),
    totals: z.object({
      records: z.int(),
      publish: z.int(),
      duplicate: z.int(),
      quarantine: z.int(),
      passed: z.int(),
    }),
    records: z.array(TriedRecord),
  })
  .meta({ id: 'SourceTrial' });
export type SourceTrial = z.output<typeof SourceTrial>;
