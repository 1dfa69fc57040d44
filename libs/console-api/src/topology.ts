import { z } from 'zod';

/** `GET /api/topology`: who writes and who reads which topic, as contracts say and as was seen in the last hour. */
export const Topology = z
  .object({
    topics: z.array(
      z.object({
        name: z.string(),
        types: z.array(z.string()),
        /** Events in the last hour. */
        events: z.int(),
      }),
    ),
    services: z.array(z.string()),
    edges: z.array(
      z.object({
        service: z.string(),
        topic: z.string(),
        direction: z.literal(['writes', 'reads']),
        declared: z.boolean(),
        seen: z.boolean(),
        /** Events in the last hour. */
        events: z.int(),
      }),
    ),
  })
  .meta({ id: 'Topology' });
export type Topology = z.output<typeof Topology>;
