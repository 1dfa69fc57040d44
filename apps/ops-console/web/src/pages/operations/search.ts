import { z } from 'zod';

/** What an address of this page says. */
export const OperationsSearch = z.object({ consumer: z.string().max(300).optional().catch(undefined) });
export type OperationsSearch = z.output<typeof OperationsSearch>;
