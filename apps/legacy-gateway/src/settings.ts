import { z } from 'zod';

/** Variables of the gateway beside those of every service. */
export const settings = z.object({
  /** Folder into which day files are dropped; made when missing. */
  WATCH_FOLDER: z.string().min(1),
  /** How long a file without done-marker must not change before it counts as complete, milliseconds. */
  STABLE_MS: z.coerce.number().int().min(0).default(2_000),
});
