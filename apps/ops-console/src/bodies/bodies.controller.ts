import { EventBody, IdentifierText, Reveal } from '@kervan/console-api';
import { Caller, Command, Endpoint, Requires } from '@kervan/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OperatorAudit } from '../audit/operator-audit.js';
import { ViewAudit } from '../journeys/view-audit.js';
import { EventRecords } from './event-records.js';
import { maskedBody, maskedHeaders } from './masked-body.js';

@Controller('api/events')
export class BodiesController {
  constructor(
    private readonly records: EventRecords,
    private readonly audit: OperatorAudit,
    private readonly views: ViewAudit,
  ) {}

  @Get(':id/body')
  @Endpoint({ summary: 'What an event holds, without what is sensitive.', returns: EventBody })
  async body(
    @Param('id', { schema: IdentifierText }) eventId: string,
    @Caller() { name: actor }: Caller,
  ): Promise<EventBody> {
    const { type, headers, value } = await this.records.read(eventId);
    this.views.note({ actor, action: 'event.viewed', subject: eventId });
    const shown = value === null ? { body: null, maskedFields: [] } : maskedBody(type, value);
    return { eventId, masked: true, headers: maskedHeaders(headers), ...shown };
  }

  /** Told before it is shown: what is not in the audit is not seen. */
  @Post(':id/reveal')
  @Requires('investigator')
  @Command({ summary: 'Everything an event holds, for a reason.', returns: EventBody, conditional: false })
  async reveal(
    @Param('id', { schema: IdentifierText }) eventId: string,
    @Body({ schema: Reveal }) { reason }: Reveal,
    @Caller() caller: Caller,
  ): Promise<EventBody> {
    const { type, headers, value: body } = await this.records.read(eventId);
    await this.audit.note(caller, 'event.revealed', eventId, reason, { type });
    return { eventId, masked: false, maskedFields: [], headers: { ...headers }, body };
  }
}
