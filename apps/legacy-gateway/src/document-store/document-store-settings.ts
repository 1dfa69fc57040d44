import { jsonText } from '@kervan/service';
import { z } from 'zod';

const Key = z.strictObject({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) });

/** Variables of the gateway that say where original bytes are kept. */
export const documentStoreSettings = z.object({
  /**
   * `file:///folder`, or `https://host/bucket` of an S3-compatible server, with `?region=` where it has several; absent:
   * the folder `documents` beside what is received.
   */
  DOCUMENT_STORE: z
    .union([
      z.url({ protocol: /^file$/ }),
      z.url({ protocol: /^https?$/ }).regex(/^https?:\/\/[^/]+(\/[^/?#]+)+(\?|$)/, 'must name a bucket'),
    ])
    .optional(),
  /** For S3, as JSON: `{"accessKeyId":"...","secretAccessKey":"..."}`; absent: the role of the machine. */
  DOCUMENT_STORE_KEY: jsonText(Key).optional(),
});
export type DocumentStoreSettings = z.output<typeof documentStoreSettings>;
