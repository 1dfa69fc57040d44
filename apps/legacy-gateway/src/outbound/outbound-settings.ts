import { z } from 'zod';

/** Variables of what goes out as files. */
export const outboundSettings = z.object({
  /** Folder of the files that declare destinations; left out: there are none. */
  DESTINATIONS_DIR: z.string().min(1).optional(),
  /** Folder below which each destination has its own. */
  OUTBOUND_FOLDER: z.string().min(1).optional(),
});
export type OutboundSettings = z.output<typeof outboundSettings>;
