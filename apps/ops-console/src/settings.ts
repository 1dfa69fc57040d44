import { jsonText, type ConfigOf } from '@kervan/service';
import { z } from 'zod';

/** Variables of the console beside those of every service. */
export const settings = z.object({
  /** Every service with /ops, by name: `{"accounting":"http://accounting:8080"}`. */
  SERVICES: jsonText(z.record(z.string().min(1).max(200), z.url({ protocol: /^https?$/ }))).default({}),
  /** With which it calls them: a token that may act for others. */
  SERVICES_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Address of Jaeger's pages, for links; absent: none. */
  JAEGER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** For how many days what became of events is kept. */
  RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(14),
});
export type Settings = ConfigOf<typeof settings>;
