import { GapRelease, SourceGaps, SourceName } from '@kervan/console-api';
import { Caller, Command } from '@kervan/service';
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { OperatorAudit } from '../audit/operator-audit.js';
import { Directory } from '../directory/directory.js';
import { addressPart } from '../directory/service-client.js';

/** The service that receives from legacy systems. */
const GATEWAY = 'legacy-gateway';

/** Files of legacy systems that are missing in their order. */
@Controller('api/sources')
export class SourceGapsController {
  constructor(
    private readonly directory: Directory,
    private readonly audit: OperatorAudit,
  ) {}

  @Post(':name/gaps/release')
  @Command({
    summary: 'Goes on without files that will not come; one that comes all the same is received late.',
    returns: SourceGaps,
    conditional: false,
  })
  async release(
    @Param('name', { schema: SourceName }) name: string,
    @Body({ schema: GapRelease }) release: GapRelease,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Caller,
  ): Promise<SourceGaps> {
    const { from, to = from, reason } = release;
    const path = `sources/${addressPart(name)}/gaps/release`;
    const asked = { method: 'POST', path, body: release, idempotencyKey, caller } as const;
    const gaps = await this.directory.service(GATEWAY).ask({ ...asked, answer: SourceGaps });
    await this.audit.note(caller, 'source.gap-released', name, reason, { from, to });
    return gaps;
  }
}
