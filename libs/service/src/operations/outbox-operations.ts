import { Database } from '@kervan/database';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';

const Status = z.object({
  /** Committed events the publisher has not yet sent. */
  pending: z.int(),
  /** Age of the oldest of them in seconds; null when there is none. */
  oldestSeconds: z.number().nullable(),
});
type Status = z.output<typeof Status>;

@Controller('ops/outbox')
export class OutboxOperations {
  constructor(private readonly database: Database) {}

  @Get()
  @Endpoint({ summary: 'What waits to be published.', returns: Status })
  async status(): Promise<Status> {
    const [row] = await this.database.query<Status>(
      `SELECT count(*) AS pending,
         extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestSeconds"
       FROM outbox`,
    );
    return row ?? { pending: 0, oldestSeconds: null };
  }
}
