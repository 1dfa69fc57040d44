import { z } from 'zod';
import type { Topic } from '../topics.js';

/** Where publishers write how far each outbox is: key is the service, the last record of a key counts. */
export const fenceTopic: Topic = { name: 'ops.fence', partitions: 1, compacted: true };

/**
 * What the broker remembers of an outbox. A database that is behind it was restored to an earlier point: it would give
 * out numbers a second time.
 */
export const FenceRecord = z.object({
  epoch: z.int().positive(),
  /** Raised again and again, never lowered. */
  fence: z.int().nonnegative(),
  /** System identifier of the PostgreSQL cluster. */
  system: z.string(),
  /** End offset of each partition of each topic of the outbox: what is below was committed before the fence was raised. */
  ends: z.record(z.string(), z.array(z.int().nonnegative())),
  /** Publisher's clock. */
  at: z.iso.datetime(),
});
export type FenceRecord = z.output<typeof FenceRecord>;
