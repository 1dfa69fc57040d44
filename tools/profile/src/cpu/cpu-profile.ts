import { z } from 'zod';

const Frame = z.object({ functionName: z.string(), url: z.string() });
export type Frame = z.output<typeof Frame>;

/** A CPU profile as V8 writes it, as far as it is needed here. */
export const CpuProfile = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: Frame })),
  samples: z.array(z.int()),
  /** Microseconds between a sample and the one before. */
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.output<typeof CpuProfile>;
