import { KervanError } from '@kervan/contracts';
import type { z } from 'zod';
import type { Answered } from './ask-all.js';
import type { ServiceClient, ServiceRequest } from './service-client.js';

/** What a service answers, or that it does not. @throws what is no answer, an error of ours */
export async function answeredBy<Schema extends z.ZodType>(
  client: ServiceClient,
  request: ServiceRequest<Schema>,
): Promise<Answered<z.output<Schema>>> {
  const { service } = client;
  try {
    return { service, answer: await client.ask(request) };
  } catch (error) {
    if (!(error instanceof KervanError)) throw error;
    // A service that consumes nothing, or keeps nothing, has not every operation.
    return error.code === 'NOT_FOUND' ? { service, answer: null } : { service, error };
  }
}
