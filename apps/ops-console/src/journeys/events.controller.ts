import { EventDetail, IdentifierText } from '@kervan/console-api';
import { Caller, Endpoint } from '@kervan/service';
import { Controller, Get, Param } from '@nestjs/common';
import { Events } from './events.js';
import { ViewAudit } from './view-audit.js';

@Controller('api/events')
export class EventsController {
  constructor(
    private readonly events: Events,
    private readonly views: ViewAudit,
  ) {}

  @Get(':id')
  @Endpoint({
    summary: 'An event without its content, and what became of it at every consumer.',
    returns: EventDetail,
  })
  event(
    @Param('id', { schema: IdentifierText }) id: string,
    @Caller() { name: actor }: Caller,
  ): Promise<EventDetail> {
    this.views.note({ actor, action: 'event.viewed', subject: id });
    return this.events.event(id);
  }
}
