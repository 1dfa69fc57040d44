import { z } from 'zod';
import { clients } from '../figures/figures.js';
import { Usage } from '../process/usage.js';

/** Sent once to the publisher's process, which then begins. */
export const PublisherSettings = z.object({
  databaseUrl: z.string(),
  brokers: z.array(z.string()),
  client: z.literal(clients),
  topicPrefix: z.string(),
  /** Whether it tells which events it published, not only how many. */
  ids: z.boolean(),
});
export type PublisherSettings = z.output<typeof PublisherSettings>;

/** Sent by the publisher's process when the broker has acknowledged a batch. */
export const Acknowledged = Usage.extend({
  events: z.int(),
  ids: z.array(z.string()),
  /** Its `wallClock` when the acknowledgement was there. */
  at: z.number(),
});
export type Acknowledged = z.output<typeof Acknowledged>;
