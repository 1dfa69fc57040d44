import { z } from 'zod';
import { itemStates } from './item-states.js';

/** What an address of this page says. */
export const OperationsSearch = z.object({ consumer: z.string().max(300).optional().catch(undefined) });
export type OperationsSearch = z.output<typeof OperationsSearch>;

export const OperationSearch = z.object({ state: z.literal(itemStates).optional().catch(undefined) });
export type OperationSearch = z.output<typeof OperationSearch>;
