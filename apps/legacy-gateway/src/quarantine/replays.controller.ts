import { Database } from '@kervan/database';
import { Caller, Command, Commands, Endpoint, toPage, type Page } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { createReplay } from './create-replay.js';
import * as schemas from './replay-schemas.js';
import { quarantineReplay, replayItems, type Replay, type ReplayItem } from './replays.js';

const id = { schema: schemas.ReplayId };

/** Reading quarantined records again, and taking those that are understood now. */
@Controller('ops/quarantine')
export class ReplaysController {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
  ) {}

  @Post('replay')
  @Command({
    summary:
      'Reads open records again and publishes what is understood now, each once; a dry run only tells.',
    returns: schemas.Replay,
    status: 201,
  })
  create(
    @Body({ schema: schemas.ReplayRequest }) request: schemas.ReplayRequest,
    @Caller() { name }: Caller,
  ): Promise<Replay> {
    return this.commands.run({
      work: ({ db }) => createReplay(db, request, name),
      answer: (db, replayId) => quarantineReplay(db, replayId),
    });
  }

  @Get('replays/:id')
  @Endpoint({ summary: 'How far a replay is.', returns: schemas.Replay })
  show(@Param('id', id) replayId: string): Promise<Replay> {
    return quarantineReplay(this.database, replayId);
  }

  @Get('replays/:id/items')
  @Endpoint({ summary: 'What became of each record.', returns: schemas.ItemPage })
  async items(
    @Param('id', id) replayId: string,
    @Query({ schema: schemas.ItemQuery }) { after, limit, outcome }: schemas.ItemQuery,
  ): Promise<Page<ReplayItem>> {
    await quarantineReplay(this.database, replayId);
    const items = await replayItems(this.database, replayId, { after, outcome, limit: limit + 1 });
    return toPage(items, { limit }, (item) => String(item.id));
  }
}
