import { contractOf, KervanError } from '@kervan/contracts';
import { Database, type Db } from '@kervan/database';
import {
  audit,
  changeRedrive,
  createRedrive,
  redriveEdit,
  redriveJobs,
  RedriveRequest,
  redriveResults,
  type JobChange,
  type RedriveJob,
  type RedriveResult,
} from '@kervan/inbox';
import { UnitOfWork } from '@kervan/outbox';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Commands } from '../commands/commands.js';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Command } from '../http/command.js';
import { Endpoint } from '../http/endpoint.js';
import { RequestInvalid } from '../http/request-invalid.js';
import { Requires } from '../http/requires.js';
import { toPage, type Page } from '../paging/page.js';
import { CONFIG, SERVICE } from '../tokens.js';
import { payloadDifferences } from './payload-differences.js';
import * as redrive from './redrive-schemas.js';

const id = z.uuid();
const answer = { returns: redrive.Job, conditional: false };

/** Jobs on parked keys: every instance of the service works at them, one instance at each. */
@Controller('ops/redrives')
export class RedriveOperations {
  readonly #consumer: string;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    @Inject(SERVICE) service: ServiceDefinition,
    @Inject(CONFIG) config: CommonConfig,
  ) {
    this.#consumer = consumerGroup(service, config);
  }

  @Post()
  @Command({ summary: 'Asks for something to be done with parked keys.', ...answer, status: 201 })
  create(
    @Body({ schema: RedriveRequest }) request: RedriveRequest,
    @Caller() { name }: Caller,
  ): Promise<RedriveJob> {
    const parts = { consumer: this.#consumer, contractOf };
    return this.commands.run({
      work: ({ db }) => createRedrive(db, parts, request, name).catch(payloadRefused),
      answer: (db, jobId) => this.#job(db, jobId),
    });
  }

  @Get()
  @Endpoint({ summary: 'Jobs, newest first.', returns: redrive.JobPage })
  async list(@Query({ schema: redrive.JobFilter }) filter: redrive.JobFilter): Promise<Page<RedriveJob>> {
    const { after, limit } = filter;
    const jobs = await redriveJobs(this.database, this.#consumer, { before: after, limit: limit + 1 });
    return toPage(jobs, { limit }, (job) => job.id);
  }

  @Get(':id')
  @Endpoint({ summary: 'How far a job is.', returns: redrive.Job })
  show(@Param('id', { schema: id }) jobId: string): Promise<RedriveJob> {
    return this.#job(this.database, jobId);
  }

  @Get(':id/items')
  @Endpoint({ summary: 'What became of each key.', returns: redrive.ItemPage })
  async items(
    @Param('id', { schema: id }) jobId: string,
    @Query({ schema: redrive.ItemFilter }) { after, limit, state }: redrive.ItemFilter,
  ): Promise<Page<RedriveResult>> {
    await this.#job(this.database, jobId);
    const items = await redriveResults(this.database, jobId, { after, state, limit: limit + 1 });
    return toPage(items, { limit }, ({ no }) => String(no));
  }

  /** Shows payloads, so it is audited. */
  @Get(':id/differences')
  @Requires('investigator')
  @Endpoint({ summary: 'What an edit changes in the payload.', returns: redrive.Differences })
  differences(@Param('id', { schema: id }) jobId: string, @Caller() { name }: Caller) {
    return this.work.run(async ({ db }) => {
      const edit = await redriveEdit(db, this.#consumer, jobId);
      if (!edit) throw new KervanError('NOT_FOUND', 'There is no such edit.');
      await audit(db, { actor: name, action: 'redrive.revealed', subject: jobId, reason: null });
      return { differences: payloadDifferences(parsed(edit.replaces), parsed(edit.payload)) };
    });
  }

  @Post(':id/approve')
  @Requires('approver')
  @Command({ summary: 'Agrees to an edit that somebody else asked for.', ...answer })
  approve(
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: redrive.Change }) change: redrive.Change,
    @Caller() caller: Caller,
  ): Promise<RedriveJob> {
    return this.#change(jobId, 'approve', change, caller);
  }

  @Post(':id/pause')
  @Command({ summary: 'Stops a job until it is resumed.', ...answer })
  pause(
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: redrive.Change }) change: redrive.Change,
    @Caller() caller: Caller,
  ): Promise<RedriveJob> {
    return this.#change(jobId, 'pause', change, caller);
  }

  @Post(':id/resume')
  @Command({ summary: 'Goes on with a job that was paused or stopped itself.', ...answer })
  resume(
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: redrive.Change }) change: redrive.Change,
    @Caller() caller: Caller,
  ): Promise<RedriveJob> {
    return this.#change(jobId, 'resume', change, caller);
  }

  @Post(':id/cancel')
  @Command({ summary: 'Ends a job; what it did stays done.', ...answer })
  cancel(
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: redrive.Change }) change: redrive.Change,
    @Caller() caller: Caller,
  ): Promise<RedriveJob> {
    return this.#change(jobId, 'cancel', change, caller);
  }

  #change(
    jobId: string,
    change: JobChange,
    { reason }: redrive.Change,
    { name }: Caller,
  ): Promise<RedriveJob> {
    const reasoned = { actor: name, reason };
    return this.commands.run({
      work: ({ db }) => changeRedrive(db, this.#consumer, jobId, change, reasoned),
      answer: (db) => this.#job(db, jobId),
    });
  }

  async #job(db: Pick<Db, 'query'>, jobId: string): Promise<RedriveJob> {
    const [job] = await redriveJobs(db, this.#consumer, { id: jobId, limit: 1 });
    if (!job) throw new KervanError('NOT_FOUND', 'There is no such job.');
    return job;
  }
}

/** Names the fields of an edited payload that do not fit its contract; nothing of their values. */
function payloadRefused(error: unknown): never {
  if (!(error instanceof KervanError) || error.code !== 'PAYLOAD_INVALID') throw error;
  throw new RequestInvalid([{ field: 'payload', message: error.message }]);
}

/** What is no JSON is shown as the text that it is: it may be just what the edit mends. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
