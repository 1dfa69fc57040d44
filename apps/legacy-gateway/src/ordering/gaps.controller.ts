import { GapRelease, SourceGaps, SourceName } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Caller, Command, Commands } from '@kervan/service';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { SourceRegistry } from '../sources/source-registry.js';
import { releaseGap } from './release-gap.js';
import { sourceGaps } from './source-gaps.js';

/** Files that are missing in the order of a source. */
@Controller('ops/sources')
export class GapsController {
  constructor(
    private readonly commands: Commands,
    private readonly sources: SourceRegistry,
  ) {}

  @Post(':name/gaps/release')
  @Command({
    summary: 'Goes on without files that will not come; one that comes all the same is received late.',
    returns: SourceGaps,
    conditional: false,
  })
  release(
    @Param('name', { schema: SourceName }) name: string,
    @Body({ schema: GapRelease }) release: GapRelease,
    @Caller() { name: actor }: Caller,
  ): Promise<SourceGaps> {
    const source = this.sources.named(name);
    if (!source) throw new KervanError('NOT_FOUND', `There is no source ${name}.`);
    return this.commands.run({
      work: ({ db }) => releaseGap(db, source, release, actor),
      answer: (db) => sourceGaps(db, source),
    });
  }
}
