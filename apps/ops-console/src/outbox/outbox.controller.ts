import { Outbox } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { readStatus } from '../directory/service-status.js';
import { outboxOf } from './outbox-of.js';

@Controller('api/outbox')
export class OutboxController {
  constructor(private readonly database: Database) {}

  @Get()
  @Endpoint({
    summary: 'What each service has committed and not yet published, as it said when it was last asked.',
    returns: z.array(Outbox),
  })
  async list(): Promise<Outbox[]> {
    return (await readStatus(this.database)).map(outboxOf);
  }
}
