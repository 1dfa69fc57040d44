import { z } from 'zod';

/** What an address of the search says: `/s?q=FTR-1`. */
export const FindSearch = z.object({ q: z.string().max(300).catch('').default('') });
