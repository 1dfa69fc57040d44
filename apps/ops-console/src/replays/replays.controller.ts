import { Replay, ReplayChangeRequest, ReplayRequest, type ReplayChange } from '@kervan/console-api';
import { Caller, Command, Endpoint, Requires } from '@kervan/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { OperatorAudit } from '../audit/operator-audit.js';
import { ServiceName } from '../directory/names.js';
import { Replays } from './replays.js';

const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** What puts other tables in the place of the running ones, or drops some for good. */
const Approved = z.literal(['swap', 'drop']);
type Approved = z.output<typeof Approved>;

/** A key with a request does no harm: a replay under way refuses another one, and each change is done once by its state. */
const answer = { returns: Replay, conditional: false };

@Controller('api/replays')
export class ReplaysController {
  constructor(
    private readonly replays: Replays,
    private readonly audit: OperatorAudit,
  ) {}

  @Get()
  @Endpoint({ summary: 'The last replays of every service, newest first.', returns: z.array(Replay) })
  list(@Caller() caller: Caller): Promise<Replay[]> {
    return this.replays.list(caller);
  }

  @Post()
  @Command({
    summary: 'Asks a service to read its events again, into shadow tables.',
    ...answer,
    status: 202,
  })
  async create(
    @Body({ schema: ReplayRequest }) request: ReplayRequest,
    @Caller() caller: Caller,
  ): Promise<Replay> {
    const replay = await this.replays.create(request, caller);
    const { service, reason, rate = null } = request;
    await this.audit.note(caller, 'replay.created', `${service}/${replay.id}`, reason, { rate });
    return replay;
  }

  @Post(':service/:id/cancel')
  @Command({ summary: 'Ends a replay that is under way.', ...answer, status: 202 })
  cancel(
    @Param('service', { schema: ServiceName }) service: string,
    @Param('id', { schema: Id }) id: number,
    @Body({ schema: ReplayChangeRequest }) request: ReplayChangeRequest,
    @Caller() caller: Caller,
  ): Promise<Replay> {
    return this.#change({ service, id, change: 'cancel' }, request, caller);
  }

  @Post(':service/:id/:change')
  @Requires('approver')
  @Command({
    summary: 'Swaps the tables of a replay in, or drops those it kept.',
    ...answer,
    status: 202,
  })
  change(
    @Param('service', { schema: ServiceName }) service: string,
    @Param('id', { schema: Id }) id: number,
    @Param('change', { schema: Approved }) change: Approved,
    @Body({ schema: ReplayChangeRequest }) request: ReplayChangeRequest,
    @Caller() caller: Caller,
  ): Promise<Replay> {
    return this.#change({ service, id, change }, request, caller);
  }

  async #change(
    which: { service: string; id: number; change: ReplayChange },
    request: ReplayChangeRequest,
    caller: Caller,
  ): Promise<Replay> {
    const replay = await this.replays.change(which, request, caller);
    const { service, id, change } = which;
    await this.audit.note(caller, `replay.${change}`, `${service}/${id}`, request.reason, {
      state: replay.state,
    });
    return replay;
  }
}
