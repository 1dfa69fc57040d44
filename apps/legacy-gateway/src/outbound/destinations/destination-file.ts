import { day, FaturaKesildi, type EventContract } from '@kervan/contracts';
import { z } from 'zod';
import { Naming } from './naming.js';
import { Writing } from './writing.js';

/** What a destination may get. */
export const outboundContracts: readonly EventContract[] = [FaturaKesildi];

/** A legacy system that reads files, as one file of `DESTINATIONS_DIR` declares it. */
export const DestinationFile = z
  .strictObject({
    /** Name in ledgers and answers: never renamed. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, 'must be small letters, digits and dashes'),
    event: z.literal(outboundContracts.map(({ type }) => type)),
    /** First day of issue; documents of earlier days are not written. */
    since: day,
    /** Below `OUTBOUND_FOLDER`, made when missing; left out: named as the destination. */
    folder: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/,
        'must be a path below OUTBOUND_FOLDER',
      )
      .optional(),
    files: Naming,
    write: Writing,
  })
  .transform((file) => ({ ...file, folder: file.folder ?? file.name }))
  .refine(({ files, write }) => write.format !== 'ubl-tr' || files.per === 'event', {
    path: ['files', 'per'],
    error: 'must be event: a document of UBL is a file',
  });
export type DestinationFile = z.output<typeof DestinationFile>;
