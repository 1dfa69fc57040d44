import { z } from 'zod';

/** What an address of this page says. */
export const MapSearch = z.object({
  view: z.literal(['graph', 'table']).optional().catch(undefined),
  /** A service or a topic whose connections are shown alone. */
  focus: z.string().max(300).optional().catch(undefined),
});
export type MapSearch = z.output<typeof MapSearch>;
