import { z } from 'zod';

export const journeyViews = ['timeline', 'graph', 'table', 'records'] as const;
export type JourneyView = (typeof journeyViews)[number];

/** What an address of a journey says beside its key: which view, and which event is looked at. */
export const JourneySearch = z.object({
  view: z.literal(journeyViews).optional().catch(undefined),
  focus: z.string().max(300).optional().catch(undefined),
});
export type JourneySearch = z.output<typeof JourneySearch>;
