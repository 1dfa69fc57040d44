import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Relays } from './relays.js';

const RelayStatus = z.object({
  service: z.string(),
  state: z.literal(['waiting', 'standby', 'active', 'stopped']),
  /** Why it waits. */
  trouble: z.string().nullable(),
  /** Counters since this process started, by name. */
  metrics: z.record(z.string(), z.number()),
});
const Status = z.array(RelayStatus);
type Status = z.output<typeof Status>;

@Controller('ops/relays')
export class RelaysController {
  constructor(private readonly relays: Relays) {}

  @Get()
  @Endpoint({ summary: 'What each relay of this instance does.', returns: Status })
  status(): Status {
    return this.relays.all.map(({ service, state, trouble, metrics }) => ({
      service,
      state,
      trouble,
      metrics: { ...metrics },
    }));
  }
}
