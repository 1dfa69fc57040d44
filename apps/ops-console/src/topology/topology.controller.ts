import { Topology } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { readStatus } from '../directory/service-status.js';
import { consumerPositions } from '../journeys/consumer-positions.js';
import { runTogether } from '../journeys/run-together.js';
import { RecentTraffic } from '../overview/recent-traffic.js';
import { topologyOf, type Subscription } from './topology-of.js';

const streams = 'SELECT DISTINCT consumer AS service, topic FROM stream';

@Controller('api/topology')
export class TopologyController {
  constructor(
    private readonly database: Database,
    private readonly traffic: RecentTraffic,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Who writes and reads which topic, as is declared and as was seen in the last hour.',
    returns: Topology,
  })
  async read(): Promise<Topology> {
    const [[statuses, told], seen] = await Promise.all([
      runTogether(this.database, (db) => [readStatus(db), db.query<Subscription>(streams)]),
      this.traffic.lastHour(),
    ]);
    const consumers = consumerPositions(statuses);
    const saying = consumers.flatMap(({ consumer, positions }) =>
      positions.map(({ topic }) => ({ service: consumer, topic })),
    );
    // Whoever says itself what it reads needs no receipts for it.
    const known = new Set(saying.map(({ service }) => service));
    const receipts = told.filter(({ service }) => !known.has(service));
    return topologyOf(
      [...saying, ...receipts],
      seen,
      statuses.map(({ service }) => service),
    );
  }
}
