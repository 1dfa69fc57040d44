import { z } from 'zod';
import { clients } from '../figures/figures.js';
import { Usage } from '../process/usage.js';

/** Sent once to the publisher's process, which then begins; whatever is sent later asks for its usage. */
export const PublisherSettings = z.object({
  databaseUrl: z.string(),
  brokers: z.array(z.string()),
  client: z.literal(clients),
  topicPrefix: z.string(),
  /** Whether it tells which events it published, not only how many. */
  ids: z.boolean(),
  /** OTLP/HTTP collector that its spans are sent to; null: none. */
  telemetry: z.string().nullable(),
});
export type PublisherSettings = z.output<typeof PublisherSettings>;

/** Sent by the publisher's process when the broker has acknowledged a batch. */
export const Acknowledged = Usage.extend({
  kind: z.literal('acknowledged'),
  events: z.int(),
  ids: z.array(z.string()),
  /** Its `wallClock` when the acknowledgement was there. */
  at: z.number(),
});
export type Acknowledged = z.output<typeof Acknowledged>;

const Asked = Usage.extend({ kind: z.literal('usage') });
export type Asked = z.output<typeof Asked>;

/** Everything the publisher's process sends. */
export const PublisherMessage = z.discriminatedUnion('kind', [Acknowledged, Asked]);
