import { jsonText } from '@kervan/service';
import { z } from 'zod';

const Outbox = z.object({
  /** Service that writes it. */
  service: z.string().min(1),
  /** Login of the role `kervan_publisher` into the service's database. */
  databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }),
});
export type Outbox = z.output<typeof Outbox>;

const Outboxes = z
  .array(Outbox)
  .min(1)
  .refine((all) => new Set(all.map(({ service }) => service)).size === all.length, 'names a service twice');

export const settings = z.object({
  /** JSON `[{"service":"erp-core","databaseUrl":"postgres://..."}]`, given as a file: `OUTBOXES_FILE`. */
  OUTBOXES: jsonText(Outboxes),
  /**
   * Hours for which published events are kept in their database, so that what the broker loses can be published again;
   * 0: not at all.
   */
  OUTBOX_SENT_HOURS: z.coerce.number().int().min(0).max(720).default(0),
});
