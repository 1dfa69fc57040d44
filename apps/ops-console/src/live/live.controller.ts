import type { ServerResponse } from 'node:http';
import { LiveBatch, LiveQuery } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Endpoint, STOPPING } from '@kervan/service';
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { liveBatchOf } from './live-batch-of.js';
import { LiveFeed } from './live-feed.js';
import { ServerSentEvents } from './server-sent-events.js';

const MOST_VIEWERS = 100;
/** Whoever looks on for longer shows its token again: it may have expired. */
const LONGEST_MS = 900_000;

@Controller('api/live')
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get()
  @ApiProduces('text/event-stream')
  @Endpoint({
    summary:
      'What comes to the broker and what becomes of it, as server-sent events of at most 200 lines a second.',
    returns: LiveBatch,
  })
  open(
    @Query({ schema: LiveQuery }) { after, filter = '' }: LiveQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: ServerResponse,
  ): void {
    if (this.feed.viewers >= MOST_VIEWERS) throw new KervanError('OVERLOADED', 'too many look on already');
    const events = new ServerSentEvents(response);
    const wanted = filter.toLowerCase();
    let unread = 0;
    let isFirst = true;
    const leave = this.feed.follow(momentOf(after ?? lastEventId), (window) => {
      const batch = liveBatchOf(window, wanted);
      const skipped = batch.skipped + unread;
      // The first one tells from where to go on, whatever is in it.
      if (!isFirst && batch.items.length === 0 && skipped === 0) return;
      const sent = events.send(window.until, { ...batch, skipped });
      unread = sent ? 0 : skipped + batch.items.length;
      isFirst = false;
    });
    const end = () => events.end();
    const limit = setTimeout(end, LONGEST_MS);
    this.stopping.addEventListener('abort', end, { once: true });
    response.once('close', () => {
      leave();
      clearTimeout(limit);
      this.stopping.removeEventListener('abort', end);
    });
  }
}

/** What is no id of ours leads to nothing that is kept. */
function momentOf(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,16}$/.test(id) ? Number(id) : undefined;
}
