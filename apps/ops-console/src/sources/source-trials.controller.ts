import type { IncomingMessage } from 'node:http';
import { SourceName, SourceTrial, TrialQuery } from '@kervan/console-api';
import { Caller, Endpoint, RequestInvalid, Requires } from '@kervan/service';
import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { addressPart } from '../directory/service-client.js';
import { Directory } from '../directory/directory.js';

/** The service that receives from legacy systems. */
const GATEWAY = 'legacy-gateway';
const TIMEOUT_MS = 60_000;

/** Files that are tried before a legacy system sends them; the gateway bounds, reads and audits them. */
@Controller('api/sources')
export class SourceTrialsController {
  constructor(private readonly directory: Directory) {}

  @Post(':name/try')
  @Requires('investigator')
  @ApiConsumes('application/octet-stream')
  @Endpoint({
    summary: 'What would become of a file if its source received it now; nothing of it is published or kept.',
    returns: SourceTrial,
  })
  try(
    @Param('name', { schema: SourceName }) name: string,
    @Query({ schema: TrialQuery }) query: TrialQuery,
    @Caller() caller: Caller,
    @Req() request: IncomingMessage,
  ): Promise<SourceTrial> {
    if (request.headers['content-type'] !== 'application/octet-stream')
      throw new RequestInvalid([{ field: 'content-type', message: 'must be application/octet-stream' }]);
    return this.directory.service(GATEWAY).ask({
      method: 'POST',
      path: `sources/${addressPart(name)}/try`,
      query,
      bytes: request,
      answer: SourceTrial,
      caller,
      timeoutMs: TIMEOUT_MS,
    });
  }
}
