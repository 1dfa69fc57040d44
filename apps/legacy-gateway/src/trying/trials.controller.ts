import type { IncomingMessage } from 'node:http';
import { SourceName, SourceTrial, TrialQuery } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { audit } from '@kervan/inbox';
import { UnitOfWork } from '@kervan/outbox';
import { Caller, Endpoint, Requires } from '@kervan/service';
import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { SourceRegistry } from '../sources/source-registry.js';
import { tryFile } from './try-file.js';
import { uploadedBytes } from './uploaded-bytes.js';

/** Each holds its file. */
const MOST_AT_ONCE = 2;

/** Files that are tried before a legacy system sends them. */
@Controller('ops/sources')
export class TrialsController {
  #running = 0;

  constructor(
    private readonly sources: SourceRegistry,
    private readonly work: UnitOfWork,
  ) {}

  /** Shows what a file says, so it is audited. */
  @Post(':name/try')
  @Requires('investigator')
  @ApiConsumes('application/octet-stream')
  @Endpoint({
    summary:
      'Reads a file as its source would and tells what would become of it; publishes and keeps nothing.',
    returns: SourceTrial,
  })
  async try(
    @Param('name', { schema: SourceName }) name: string,
    @Query({ schema: TrialQuery }) { file, limit }: TrialQuery,
    @Caller() caller: Caller,
    @Req() request: IncomingMessage,
  ): Promise<SourceTrial> {
    const source = this.sources.named(name);
    if (!source) throw new KervanError('NOT_FOUND', `There is no source ${name}.`);
    if (this.#running >= MOST_AT_ONCE) throw new KervanError('OVERLOADED', 'too many files are being tried');
    this.#running += 1;
    try {
      const bytes = await uploadedBytes(request);
      const trial = await tryFile(this.work, source, { name: file, bytes }, limit);
      await this.#note(caller, trial);
      return trial;
    } finally {
      this.#running -= 1;
    }
  }

  async #note({ name: actor }: Caller, { source: subject, sha256, totals }: SourceTrial): Promise<void> {
    const details = { file: sha256, records: totals.records };
    await this.work.run(({ db }) =>
      audit(db, { actor, action: 'source.tried', subject, reason: null, details }),
    );
  }
}
