import { z } from 'zod';
import { Time } from './page.js';

/** `GET /api/outbox`: what each service has committed and not yet published. */
export const Outbox = z
  .object({
    service: z.string(),
    reachable: z.boolean(),
    seenAt: Time.nullable(),
    pending: z.int(),
    /** Age of the oldest of them in seconds; null when there is none. */
    oldestSeconds: z.number().nullable(),
    heldKeys: z.int(),
    heldRows: z.int(),
    lanes: z.int(),
    /** Publishers that hold lanes. */
    owners: z.array(z.string()),
    bytes: z.int(),
  })
  .meta({ id: 'Outbox' });
export type Outbox = z.output<typeof Outbox>;
