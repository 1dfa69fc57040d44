import { Database } from '@kervan/database';
import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Destinations } from './destinations/destinations.js';
import { OutboundStatus, outboundStatus } from './outbound-status.js';

/** Files that legacy systems get. */
@Controller('ops/outbound')
export class OutboundController {
  constructor(
    private readonly database: Database,
    private readonly destinations: Destinations,
  ) {}

  @Get()
  @Endpoint({
    summary: 'How many files of each destination are written, wait, or cannot be written.',
    returns: z.array(OutboundStatus),
  })
  list(): Promise<OutboundStatus[]> {
    return outboundStatus(
      this.database,
      this.destinations.all.map(({ name }) => name),
    );
  }
}
