import { z } from 'zod';

/** What an address of this page says. */
export const LiveSearch = z.object({ filter: z.string().max(300).optional().catch(undefined) });
export type LiveSearch = z.output<typeof LiveSearch>;
