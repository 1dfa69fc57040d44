import { Database } from '@kervan/database';
import { KervanError } from '@kervan/contracts';
import {
  audit,
  parkedGroups,
  parkedKeys,
  readParkedEvents,
  type ParkedEvent,
  type ParkedGroup,
  type ParkedKeyView,
} from '@kervan/inbox';
import { UnitOfWork } from '@kervan/outbox';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { includesRole } from '../http/role.js';
import { pageRequest, toPage, type Page, type PageRequest } from '../paging/page.js';
import { CONFIG, SERVICE } from '../tokens.js';
import { cursorOf } from './cursor.js';
import * as parked from './parked-schemas.js';

/** What the service could not handle. */
@Controller('ops/parked')
export class ParkedOperations {
  readonly #consumer: string;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    @Inject(SERVICE) service: ServiceDefinition,
    @Inject(CONFIG) config: CommonConfig,
  ) {
    this.#consumer = consumerGroup(service, config);
  }

  @Get()
  @Endpoint({ summary: 'Parked keys, grouped by how their heads failed.', returns: parked.GroupPage })
  async groups(@Query({ schema: pageRequest }) page: PageRequest): Promise<Page<ParkedGroup>> {
    const groups = await parkedGroups(this.database, this.#consumer, { ...page, limit: page.limit + 1 });
    return toPage(groups, page, ({ fingerprint }) => fingerprint);
  }

  @Get('keys')
  @Endpoint({ summary: 'Parked keys and their heads, of one fingerprint or all.', returns: parked.KeyPage })
  async keys(@Query({ schema: parked.KeyFilter }) filter: parked.KeyFilter): Promise<Page<ParkedKeyView>> {
    const { after, fingerprint, limit } = filter;
    const query = {
      fingerprint,
      after: after && { topic: after[0], key: after[1] },
      limit: limit + 1,
    };
    const keys = await parkedKeys(this.database, this.#consumer, query);
    return toPage(keys, { limit }, ({ topic, key }) => cursorOf(topic, key));
  }

  /** Payloads are read in the transaction that tells of it. */
  @Get('keys/:topic/:key')
  @Endpoint({ summary: 'Events of a parked key, in order.', returns: parked.EventPage })
  async events(
    @Param('topic', { schema: parked.Topic }) topic: string,
    @Param('key', { schema: parked.EventKey }) key: string,
    @Query({ schema: parked.EventFilter }) { after, limit: asked, payload }: parked.EventFilter,
    @Caller() caller: Caller,
  ): Promise<Page<parked.Event>> {
    const revealed = payload === 'true';
    if (revealed && !includesRole(caller.role, 'investigator'))
      throw new KervanError('FORBIDDEN', 'Payloads need the role investigator or a higher one.');
    const limit = revealed ? Math.min(asked, parked.MOST_PAYLOADS) : asked;
    const behind = after && { epoch: after[0], sequence: after[1], eventId: after[2] };
    const events = await this.work.run(async ({ db }) => {
      const query = { after: behind, limit: limit + 1, payloads: revealed };
      const found = await readParkedEvents(db, this.#consumer, { topic, key }, query);
      if (revealed) await audit(db, revealing(caller, `${topic}/${key}`, found.slice(0, limit)));
      return found.map((event) => viewOf(event, revealed));
    });
    return toPage(events, { limit }, ({ epoch, sequence, eventId }) => cursorOf(epoch, sequence, eventId));
  }
}

function viewOf({ record, ...event }: ParkedEvent, revealed: boolean): parked.Event {
  const { partition, offset, value } = record;
  return { ...event, partition, offset, ...(revealed && { payload: value }) };
}

function revealing({ name }: Caller, subject: string, events: readonly ParkedEvent[]) {
  const [first] = events;
  const from = first ? `${first.epoch}/${first.sequence}` : '';
  const details = { events: events.length, from };
  return { actor: name, action: 'parked.revealed', subject, reason: null, details };
}
