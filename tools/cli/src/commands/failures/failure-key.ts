import { z } from 'zod';
import type { Argument } from '../../command/command.js';

/** Which group of failures is meant. */
export const failureKey = {
  consumer: z.string().min(1).max(200),
  fingerprint: z.string().min(1).max(200),
};

export const failureArguments: readonly Argument[] = [
  { name: 'consumer', summary: 'consumer that failed' },
  { name: 'fingerprint', summary: 'CODE:hash, as `kervan failures` lists it' },
];

export function failurePage(key: { readonly consumer: string; readonly fingerprint: string }): string {
  return `/failures/${encodeURIComponent(key.consumer)}/${encodeURIComponent(key.fingerprint)}`;
}
