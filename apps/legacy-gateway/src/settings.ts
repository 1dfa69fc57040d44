import { z } from 'zod';
import { documentStoreSettings } from './document-store/document-store-settings.js';
import { outboundSettings } from './outbound/outbound-settings.js';

/** Variables of the gateway beside those of every service. */
export const settings = z.object({
  /**
   * Folder into which files are dropped; made when missing. Day files of Online Retail lie in it, those of each other source
   * in a folder of its name below.
   */
  WATCH_FOLDER: z.string().min(1),
  /** How long a file without done-marker must not change before it counts as complete, milliseconds. */
  STABLE_MS: z.coerce.number().int().min(0).default(2_000),
  /** Folder of the files that declare sources; left out: there are none but Online Retail. */
  SOURCES_DIR: z.string().min(1).optional(),
  /** Folder of the mapping tables; left out: `mappings` in `SOURCES_DIR`. */
  MAPPINGS_DIR: z.string().min(1).optional(),
  ...documentStoreSettings.shape,
  ...outboundSettings.shape,
});
export type Settings = z.output<typeof settings>;
