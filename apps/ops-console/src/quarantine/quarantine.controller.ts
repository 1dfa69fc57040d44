import {
  PageQuery,
  QuarantinedRecord,
  QuarantinedRecordPage,
  QuarantinePreview,
  QuarantineQuery,
  QuarantineReplay,
  QuarantineReplayItemPage,
  QuarantineReplayRequest,
  RecordId,
} from '@kervan/console-api';
import { Caller, Command, Endpoint, Requires } from '@kervan/service';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { OperatorAudit } from '../audit/operator-audit.js';
import { Directory } from '../directory/directory.js';
import type { ServiceClient } from '../directory/service-client.js';

/** The service that receives from legacy systems; it decides who may do what with a record. */
const GATEWAY = 'legacy-gateway';
/** Reading a record again may mean reading a large file. */
const READING_MS = 60_000;

const id = { schema: RecordId };
const replayId = { schema: z.uuid() };

/** Records of legacy files that were not taken. */
@Controller('api/quarantine')
export class QuarantineController {
  constructor(
    private readonly directory: Directory,
    private readonly audit: OperatorAudit,
  ) {}

  @Get()
  @Endpoint({ summary: 'Quarantined records, newest first.', returns: QuarantinedRecordPage })
  list(@Query({ schema: QuarantineQuery }) query: QuarantineQuery, @Caller() caller: Caller) {
    return this.#gateway().ask({ path: 'quarantine', query, caller, answer: QuarantinedRecordPage });
  }

  @Post('replay')
  @Command({
    summary: 'Reads open records again and publishes what is understood now; a dry run only tells.',
    returns: QuarantineReplay,
    conditional: false,
    status: 201,
  })
  async replay(
    @Body({ schema: QuarantineReplayRequest }) request: QuarantineReplayRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Caller,
  ): Promise<QuarantineReplay> {
    const asked = {
      method: 'POST',
      path: 'quarantine/replay',
      body: request,
      idempotencyKey,
      caller,
    } as const;
    const replay = await this.#gateway().ask({ ...asked, answer: QuarantineReplay });
    const { reason, dryRun } = request;
    await this.audit.note(caller, 'quarantine.replayed', replay.id, reason, { dryRun });
    return replay;
  }

  @Get('replays/:id')
  @Endpoint({ summary: 'How far a replay is.', returns: QuarantineReplay })
  showReplay(@Param('id', replayId) replay: string, @Caller() caller: Caller) {
    return this.#gateway().ask({ path: `quarantine/replays/${replay}`, caller, answer: QuarantineReplay });
  }

  @Get('replays/:id/items')
  @Endpoint({ summary: 'What became of each record.', returns: QuarantineReplayItemPage })
  items(
    @Param('id', replayId) replay: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Caller() caller: Caller,
  ) {
    const path = `quarantine/replays/${replay}/items`;
    return this.#gateway().ask({ path, query, caller, answer: QuarantineReplayItemPage });
  }

  @Get(':id')
  @Endpoint({ summary: 'Place, cause and figures of a record.', returns: QuarantinedRecord })
  show(@Param('id', id) record: number, @Caller() caller: Caller) {
    return this.#gateway().ask({ path: `quarantine/${record}`, caller, answer: QuarantinedRecord });
  }

  @Get(':id/preview')
  @Requires('investigator')
  @Endpoint({
    summary: 'Reads a record again and tells what a replay would make of it; publishes nothing.',
    returns: QuarantinePreview,
  })
  preview(@Param('id', id) record: number, @Caller() caller: Caller) {
    const asked = { method: 'POST', path: `quarantine/${record}/preview`, body: {}, caller } as const;
    return this.#gateway().ask({ ...asked, answer: QuarantinePreview, timeoutMs: READING_MS });
  }

  #gateway(): ServiceClient {
    return this.directory.service(GATEWAY);
  }
}
