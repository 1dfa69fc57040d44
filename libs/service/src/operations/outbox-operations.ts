import { Database } from '@kervan/database';
import { outboxStatus } from '@kervan/outbox';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';

const Table = z
  .object({
    table: z.string(),
    /** Estimates. */
    liveRows: z.int(),
    deadRows: z.int(),
    lastAutovacuum: z.iso.datetime().nullable(),
    tableBytes: z.int(),
    indexBytes: z.int(),
  })
  .meta({ id: 'OutboxTable' });

const Lane = z
  .object({
    lane: z.int(),
    /** Null when nobody publishes it. */
    owner: z.string().nullable(),
    /** How long the owner's lease is still valid; negative when it ended. */
    leaseSeconds: z.number().nullable(),
    /** Every event up to this row id is on the broker. */
    floor: z.int(),
    pending: z.int(),
    /** How long the lane's oldest event has waited: the age of its floor. */
    oldestSeconds: z.number().nullable(),
  })
  .meta({ id: 'OutboxLane' });

const Status = z
  .object({
    /** Committed events the publisher has not yet sent, without the held ones. */
    pending: z.int(),
    /** Age of the oldest of them in seconds; null when there is none. */
    oldestSeconds: z.number().nullable(),
    /** Keys of which the broker refused an event, and their events that wait. */
    heldKeys: z.int(),
    heldRows: z.int(),
    tables: z.array(Table),
    lanes: z.array(Lane),
  })
  .meta({ id: 'OutboxStatus' });
type Status = z.output<typeof Status>;

@Controller('ops/outbox')
export class OutboxOperations {
  constructor(private readonly database: Database) {}

  @Get()
  @Endpoint({ summary: 'What waits to be published, by whom, and how the tables are.', returns: Status })
  async status(): Promise<Status> {
    const { tables, lanes, ...counts } = await outboxStatus(this.database);
    return {
      ...counts,
      lanes: [...lanes],
      tables: tables.map(({ lastAutovacuum, ...table }) => ({
        ...table,
        lastAutovacuum: lastAutovacuum?.toISOString() ?? null,
      })),
    };
  }
}
