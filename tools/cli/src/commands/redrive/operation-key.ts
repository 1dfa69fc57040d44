import { z } from 'zod';
import type { Argument } from '../../command/command.js';

/** Which redrive is meant. */
export const operationKey = {
  consumer: z.string().min(1).max(200),
  id: z.uuid('must be the id of a redrive'),
};

export const operationArguments: readonly Argument[] = [
  { name: 'consumer', summary: 'consumer whose events are tried again' },
  { name: 'id', summary: 'id of the redrive' },
];

export function operationPage({ consumer, id }: { readonly consumer: string; readonly id: string }): string {
  return `/operations/${encodeURIComponent(consumer)}/${id}`;
}
