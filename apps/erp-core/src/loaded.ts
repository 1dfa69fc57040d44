import { z } from 'zod';

/** What loading a batch did: rows that were new, and rows that existed with the same content. */
export const Loaded = z
  .object({ created: z.int().nonnegative(), unchanged: z.int().nonnegative() })
  .meta({ id: 'Loaded' });
export type Loaded = z.output<typeof Loaded>;
