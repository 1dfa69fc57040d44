import type { KervanError } from '@kervan/contracts';
import type { z } from 'zod';
import type { Directory } from './directory.js';
import { answeredBy } from './answered-by.js';
import type { ServiceRequest } from './service-client.js';

/** What a service answered; null where it has no such operation. */
export type Answered<Answer> =
  | { readonly service: string; readonly answer: Answer | null }
  | { readonly service: string; readonly error: KervanError };

/** Asks every service the same at once. Those that do not answer do not keep the others from it. */
export function askAll<Schema extends z.ZodType>(
  directory: Directory,
  request: ServiceRequest<Schema>,
): Promise<Answered<z.output<Schema>>[]> {
  return Promise.all(directory.services.map((client) => answeredBy(client, request)));
}
