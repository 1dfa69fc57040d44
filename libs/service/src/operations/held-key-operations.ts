import { Database } from '@kervan/database';
import { audit } from '@kervan/inbox';
import {
  listHeldKeys,
  listPendingEvents,
  releaseKeys,
  skipRefused,
  UnitOfWork,
  type PendingEventView,
  type Skipped,
} from '@kervan/outbox';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { toPage, type Page } from '../paging/page.js';
import { SERVICE } from '../tokens.js';
import {
  HeldKeyFilter,
  HeldKeyPage,
  keyParameters,
  PendingEventFilter,
  PendingEventPage,
  Release,
  Released,
  Skip,
  SkippedEvent,
  type HeldKey,
} from './held-key-schemas.js';

/** Keys of which the broker refused an event: their events wait for an operator, all other keys flow. */
@Controller('ops/outbox')
export class HeldKeyOperations {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    @Inject(SERVICE) private readonly service: ServiceDefinition,
  ) {}

  @Get('held')
  @Endpoint({ summary: 'The held keys, by topic and key.', returns: HeldKeyPage })
  async list(@Query({ schema: HeldKeyFilter }) { after, limit }: HeldKeyFilter): Promise<Page<HeldKey>> {
    const keys = await listHeldKeys(this.database, addressOf(after), limit + 1);
    const items = keys.map(({ heldAt, ...key }) => ({ ...key, heldAt: heldAt.toISOString() }));
    return toPage(items, { limit }, ({ topic, key }) => `${topic} ${key}`);
  }

  @Get('keys/:topic/:key')
  @Endpoint({
    summary: 'The events of a key that are not yet on the broker, in order.',
    returns: PendingEventPage,
  })
  async pending(
    @Param('topic', { schema: keyParameters.topic }) topic: string,
    @Param('key', { schema: keyParameters.key }) key: string,
    @Query({ schema: PendingEventFilter }) { after = 0, limit }: PendingEventFilter,
  ): Promise<Page<PendingEventView>> {
    const events = await listPendingEvents(this.database, { topic, key }, after, limit + 1);
    return toPage(events, { limit }, ({ id }) => String(id));
  }

  @Post('held/release')
  @Requires('operator')
  @Endpoint({
    summary: 'Publishes what is held, of one key or of all that are held for a topic or a code.',
    returns: Released,
  })
  release(
    @Caller() { name }: Caller,
    @Body({ schema: Release }) { reason, ...filter }: Release,
  ): Promise<{ released: number }> {
    return this.work.run(async ({ db }) => {
      const { length: released } = await releaseKeys(db, filter);
      const { topic = '*', key = '*', code = null } = filter;
      const subject = `${topic}/${key}`;
      const done = { actor: name, action: 'outbox.released', subject, reason, details: { released, code } };
      if (released > 0) await audit(db, done);
      return { released };
    });
  }

  @Post('held/skip')
  @Requires('operator')
  @Endpoint({
    summary: 'Puts a void event in the place of the refused event of a key; the key stays held.',
    returns: SkippedEvent,
  })
  skip(@Caller() { name }: Caller, @Body({ schema: Skip }) { reason, ...refused }: Skip): Promise<Skipped> {
    return this.work.run(async ({ db }) => {
      const skipped = await skipRefused(db, refused, this.service.source);
      const subject = `${refused.topic}/${refused.key}`;
      await audit(db, { actor: name, action: 'outbox.skipped', subject, reason, details: { ...skipped } });
      return skipped;
    });
  }
}

/** Topic names hold no space. */
function addressOf(cursor: string | undefined): { topic: string; key: string } | null {
  if (cursor === undefined) return null;
  const end = cursor.indexOf(' ');
  return { topic: cursor.slice(0, end), key: cursor.slice(end + 1) };
}
