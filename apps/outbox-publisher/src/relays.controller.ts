import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Relays } from './relays.js';

const LaneStatus = z.object({
  lane: z.int(),
  /** Every row up to it is acknowledged. */
  floor: z.int(),
  /** Another instance gets it as soon as nothing of it is on the way. */
  draining: z.boolean(),
});

/** Lanes that are read in step. */
const CursorStatus = z.object({
  lanes: z.array(z.int()),
  /** Id up to which they were read, and the one up to which no late commit can come. */
  readTo: z.int(),
  settledTo: z.int(),
});

const RelayStatus = z.object({
  service: z.string(),
  state: z.literal(['waiting', 'standby', 'active', 'fenced', 'stopped']),
  /** Why it waits. */
  trouble: z.string().nullable(),
  /** Counters since this process started, by name. */
  metrics: z.record(z.string(), z.number()),
  /** The lanes this instance holds. */
  lanes: z.array(LaneStatus),
  cursors: z.array(CursorStatus),
});
const Status = z.array(RelayStatus);
type Status = z.output<typeof Status>;

@Controller('ops/relays')
export class RelaysController {
  constructor(private readonly relays: Relays) {}

  @Get()
  @Endpoint({ summary: 'What each relay of this instance does.', returns: Status })
  status(): Status {
    return this.relays.all.map(({ service, state, trouble, metrics, view }) => ({
      service,
      state,
      trouble,
      metrics: { ...metrics },
      lanes: [...view.lanes],
      cursors: view.cursors.map((cursor) => ({ ...cursor, lanes: [...cursor.lanes] })),
    }));
  }
}
