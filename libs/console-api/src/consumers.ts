import { z } from 'zod';
import { Time } from './page.js';

const lag = {
  /** Records on the broker that it has not yet settled. */
  records: z.int(),
  /** Age of the oldest of them; 0 where there is none. */
  seconds: z.number(),
};

export const ConsumerPartition = z
  .object({ topic: z.string(), partition: z.int(), nextOffset: z.int(), end: z.int(), ...lag })
  .meta({ id: 'ConsumerPartition' });
export type ConsumerPartition = z.output<typeof ConsumerPartition>;

/** `GET /api/consumers` and `GET /api/consumers/:group` */
export const Consumer = z
  .object({
    group: z.string(),
    /** Whether its service answered when it was last asked; `seenAt` tells when it last did. */
    reachable: z.boolean(),
    seenAt: Time.nullable(),
    ...lag,
    /** Records settled per second in the last minute. */
    perSecond: z.number(),
    /** Seconds until it has caught up at this pace; null: it falls behind or stands still. */
    etaSeconds: z.number().nullable(),
    parkedKeys: z.int(),
    parkedEvents: z.int(),
    dead: z.int(),
    /** Of the handlers, in the last hour. */
    durationP50Ms: z.number().nullable(),
    durationP99Ms: z.number().nullable(),
  })
  .meta({ id: 'Consumer' });
export type Consumer = z.output<typeof Consumer>;

export const ConsumerDetail = z
  .object({ consumer: Consumer, partitions: z.array(ConsumerPartition) })
  .meta({ id: 'ConsumerDetail' });
export type ConsumerDetail = z.output<typeof ConsumerDetail>;
