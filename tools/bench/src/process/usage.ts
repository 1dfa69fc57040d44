import { z } from 'zod';

/** What a process has used since it started, by its own account. */
export const Usage = z.object({
  /** User and system time. */
  cpuUs: z.number(),
  /** Most resident memory. */
  maxRssKb: z.number(),
});
export type Usage = z.output<typeof Usage>;

/** Of this process. */
export function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuUs: userCPUTime + systemCPUTime, maxRssKb: maxRSS };
}
