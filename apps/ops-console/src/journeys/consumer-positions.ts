import { z } from 'zod';
import type { ServiceStatus } from '../directory/service-status.js';
import type { ConsumerPositions } from './subscriptions.js';

const Positions = z.array(
  z.object({
    topic: z.string(),
    partition: z.int(),
    /** Services of an earlier release do not tell it. */
    firstOffset: z.int().default(0),
    nextOffset: z.int(),
  }),
);

/** Where the consumers among the services are, as they said when they last answered. */
export function consumerPositions(services: readonly ServiceStatus[]): ConsumerPositions[] {
  return services.map(({ service, reachable, seenAt, inbox }) => ({
    consumer: inbox?.consumer ?? service,
    reachable,
    seenAt,
    positions: Positions.parse(inbox?.positions ?? []),
  }));
}
