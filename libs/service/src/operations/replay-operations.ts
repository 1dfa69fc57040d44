import { Database } from '@kervan/database';
import { ReplayJobs } from '@kervan/inbox';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { CONFIG, SERVICE } from '../tokens.js';
import { Ending, NewReplay, Replay, ReplayId, replayOf, Swap } from './replay-schemas.js';

/** For services whose tables hold nothing but what events told. */
@Controller('ops/replays')
export class ReplayOperations {
  readonly #jobs: ReplayJobs;

  constructor(
    database: Database,
    @Inject(SERVICE) service: ServiceDefinition,
    @Inject(CONFIG) config: CommonConfig,
  ) {
    this.#jobs = new ReplayJobs(database, consumerGroup(service, config), service.projections);
  }

  @Post()
  @Endpoint({
    summary:
      'Reads events again into shadow tables, beside live traffic: nothing is published, and nothing of it is seen.',
    returns: Replay,
    status: 202,
  })
  async create(
    @Body({ schema: NewReplay }) { selection, rate, reason }: NewReplay,
    @Caller() { name: actor }: Caller,
  ): Promise<Replay> {
    return replayOf(await this.#jobs.create({ selection, rate: rate ?? null }, { actor, reason }));
  }

  @Get()
  @Endpoint({ summary: 'The last hundred replays, newest first.', returns: z.array(Replay) })
  async list(): Promise<Replay[]> {
    return (await this.#jobs.list()).map(replayOf);
  }

  @Get(':id')
  @Endpoint({ summary: 'How far a replay is, and how it compares to the running tables.', returns: Replay })
  async get(@Param('id', { schema: ReplayId }) id: number): Promise<Replay> {
    return replayOf(await this.#jobs.get(id));
  }

  @Post(':id/swap')
  @Requires('approver')
  @Endpoint({
    summary: 'Compares once more, and puts the tables of a whole replay in the place of the running ones.',
    returns: Replay,
    status: 202,
  })
  async swap(
    @Param('id', { schema: ReplayId }) id: number,
    @Body({ schema: Swap }) { acceptDifference, reason }: Swap,
    @Caller() { name: actor }: Caller,
  ): Promise<Replay> {
    return replayOf(await this.#jobs.swap(id, acceptDifference ?? null, { actor, reason }));
  }

  @Post(':id/cancel')
  @Endpoint({ summary: 'Ends a replay that is under way.', returns: Replay, status: 202 })
  async cancel(
    @Param('id', { schema: ReplayId }) id: number,
    @Body({ schema: Ending }) { reason }: Ending,
    @Caller() { name: actor }: Caller,
  ): Promise<Replay> {
    return replayOf(await this.#jobs.cancel(id, { actor, reason }));
  }

  @Post(':id/drop')
  @Requires('approver')
  @Endpoint({
    summary: 'Drops the tables that a replay kept; after a swap that is the way back.',
    returns: Replay,
  })
  async drop(
    @Param('id', { schema: ReplayId }) id: number,
    @Body({ schema: Ending }) { reason }: Ending,
    @Caller() { name: actor }: Caller,
  ): Promise<Replay> {
    return replayOf(await this.#jobs.drop(id, { actor, reason }));
  }
}
