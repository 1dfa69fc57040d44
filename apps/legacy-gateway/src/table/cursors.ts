import { z } from 'zod';

const Position = z.array(z.string());

/** How far a table with a watermark was read. */
export const WatermarkCursor = z.object({
  /** The next run over the table begins with rows of this time; null: with the first ones. */
  least: z.string().nullable(),
  /** What `least` becomes when all have ended that had written then: only where starts of transactions are not seen. */
  mark: z.object({ since: z.string(), at: z.string() }).nullable(),
  /** Within a run that has more to read: where it is, and where the next one begins. */
  run: z.object({ after: Position, next: z.string().nullable() }).nullable(),
});
export type WatermarkCursor = z.output<typeof WatermarkCursor>;

export const SweepCursor = z.object({ after: Position });

/** How far numbered changes were read, some of which may come later than higher ones. */
export const SequenceCursor = z.object({
  /** All up to it were read. */
  settled: z.string(),
  /** The last one of a run, up to which all are settled when those have ended that had written then. */
  mark: z.object({ sequence: z.string(), at: z.string() }).nullable(),
  /** Within a run that has more to read: the last one that was read, and what is settled when it ends. */
  run: z.object({ after: z.string(), settled: z.string() }).nullable(),
});
export type SequenceCursor = z.output<typeof SequenceCursor>;
