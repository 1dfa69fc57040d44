import {
  FailedDeliveryPage,
  FailureChange,
  FailureDetail,
  FailureGroup,
  FailureGroupPage,
  FailureQuery,
  PageQuery,
  type FailedDelivery,
} from '@kervan/console-api';
import { Caller, Command, cursorText, Endpoint, Requires, type Page } from '@kervan/service';
import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { z } from 'zod';
import { Failures } from './failures.js';

const Name = z.string().min(1).max(200);
const Fingerprint = z.string().min(1).max(200);

/** PostgreSQL's own text of a timestamp. */
const Instant = z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/);
const GroupQuery = FailureQuery.extend({
  after: cursorText(z.tuple([Instant, Name, Fingerprint])).optional(),
});
type GroupQuery = z.output<typeof GroupQuery>;
const DeliveryQuery = PageQuery.extend({ after: cursorText(z.tuple([Instant, z.guid()])).optional() });
type DeliveryQuery = z.output<typeof DeliveryQuery>;

@Controller('api/failures')
export class FailuresController {
  constructor(private readonly failures: Failures) {}

  @Get()
  @Endpoint({
    summary: 'Deliveries that failed in the same way at one consumer, as groups; the newest failure first.',
    returns: FailureGroupPage,
  })
  groups(
    @Query({ schema: GroupQuery }) { after, limit, healed, ...filter }: GroupQuery,
  ): Promise<Page<FailureGroup>> {
    return this.failures.groups({ ...filter, healed: healed === 'true' }, { after, limit });
  }

  @Get(':consumer/:fingerprint')
  @Endpoint({ summary: 'A group, and what its events have in common.', returns: FailureDetail })
  group(
    @Param('consumer', { schema: Name }) consumer: string,
    @Param('fingerprint', { schema: Fingerprint }) fingerprint: string,
  ): Promise<FailureDetail> {
    return this.failures.group(consumer, fingerprint);
  }

  @Get(':consumer/:fingerprint/events')
  @Endpoint({ summary: 'The deliveries of a group; the newest failure first.', returns: FailedDeliveryPage })
  deliveries(
    @Param('consumer', { schema: Name }) consumer: string,
    @Param('fingerprint', { schema: Fingerprint }) fingerprint: string,
    @Query({ schema: DeliveryQuery }) page: DeliveryQuery,
  ): Promise<Page<FailedDelivery>> {
    return this.failures.deliveries(consumer, fingerprint, page);
  }

  @Patch(':consumer/:fingerprint')
  @Requires('operator')
  @Command({ summary: 'State, owner and note of a group.', returns: FailureGroup, conditional: false })
  change(
    @Param('consumer', { schema: Name }) consumer: string,
    @Param('fingerprint', { schema: Fingerprint }) fingerprint: string,
    @Body({ schema: FailureChange }) change: FailureChange,
    @Caller() caller: Caller,
  ): Promise<FailureGroup> {
    return this.failures.change(consumer, fingerprint, change, caller);
  }
}
