import { FindQuery, Found, IdentifierKind, IdentifierText, Journey } from '@kervan/console-api';
import { Caller, Endpoint } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Find } from './find.js';
import { Journeys } from './journeys.js';
import { ViewAudit } from './view-audit.js';

@Controller('api')
export class JourneysController {
  constructor(
    private readonly finder: Find,
    private readonly journeys: Journeys,
    private readonly views: ViewAudit,
  ) {}

  @Get('find')
  @Endpoint({ summary: 'What an identifier of any kind names, newest first.', returns: Found })
  find(@Query({ schema: FindQuery }) { q }: FindQuery): Promise<Found> {
    return this.finder.find(q);
  }

  @Get('journeys/:kind/:value')
  @Endpoint({
    summary:
      'Every event of the flows that an identifier leads to, what became of each, and the five answers.',
    returns: Journey,
  })
  journey(
    @Param('kind', { schema: IdentifierKind }) kind: IdentifierKind,
    @Param('value', { schema: IdentifierText }) value: string,
    @Caller() { name: actor }: Caller,
  ): Promise<Journey> {
    this.views.note({ actor, action: 'journey.viewed', subject: `${kind}/${value}` });
    return this.journeys.journey(kind, value);
  }
}
