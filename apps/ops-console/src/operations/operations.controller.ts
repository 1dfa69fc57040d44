import {
  ChangeRequest,
  Operation,
  OperationItemPage,
  OperationItemQuery,
  OperationPage,
  OperationQuery,
  OperationRequest,
  type OperationChange,
} from '@kervan/console-api';
import { Caller, Command, Endpoint, Requires, type Page } from '@kervan/service';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { OperatorAudit } from '../audit/operator-audit.js';
import { GroupName } from '../directory/names.js';
import { Operations } from './operations.js';

const Id = z.uuid();
/** The others need an approver, and a way of their own. */
const Change = z.literal(['pause', 'resume', 'cancel']);
type Change = z.output<typeof Change>;

/** The key of a request is kept by the service that does it. */
const answer = { returns: Operation, conditional: false };

@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly operations: Operations,
    private readonly audit: OperatorAudit,
  ) {}

  @Get()
  @Endpoint({ summary: 'Redrives of one consumer, or the newest of all.', returns: OperationPage })
  list(
    @Query({ schema: OperationQuery }) query: OperationQuery,
    @Caller() caller: Caller,
  ): Promise<Page<Operation>> {
    return this.operations.list(query, caller);
  }

  @Get(':consumer/:id')
  @Endpoint({ summary: 'How far a redrive is.', returns: Operation })
  show(
    @Param('consumer', { schema: GroupName }) consumer: string,
    @Param('id', { schema: Id }) id: string,
    @Caller() caller: Caller,
  ): Promise<Operation> {
    return this.operations.show(consumer, id, caller);
  }

  @Get(':consumer/:id/items')
  @Endpoint({ summary: 'What became of each key.', returns: OperationItemPage })
  items(
    @Param('consumer', { schema: GroupName }) consumer: string,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: OperationItemQuery }) query: OperationItemQuery,
    @Caller() caller: Caller,
  ) {
    return this.operations.items(consumer, id, query, caller);
  }

  @Post()
  @Command({ summary: 'Asks a consumer for a redrive, or for a dry run of it.', ...answer, status: 201 })
  async create(
    @Body({ schema: OperationRequest }) request: OperationRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Caller,
  ): Promise<Operation> {
    const operation = await this.operations.create(request, { caller, idempotencyKey });
    const { consumer, kind, reason, dryRun } = request;
    const details = { kind, dryRun, events: operation.events };
    await this.audit.note(caller, 'operation.created', `${consumer}/${operation.id}`, reason, details);
    return operation;
  }

  @Post(':consumer/:id/approve')
  @Requires('approver')
  @Command({ summary: 'Agrees to what somebody else asked for.', ...answer })
  approve(
    @Param('consumer', { schema: GroupName }) consumer: string,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangeRequest }) request: ChangeRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Caller,
  ): Promise<Operation> {
    return this.#change({ consumer, id, change: 'approve' }, request, { caller, idempotencyKey });
  }

  @Post(':consumer/:id/:change')
  @Command({ summary: 'Pauses, resumes or cancels a redrive; what it did stays done.', ...answer })
  change(
    @Param('consumer', { schema: GroupName }) consumer: string,
    @Param('id', { schema: Id }) id: string,
    @Param('change', { schema: Change }) change: Change,
    @Body({ schema: ChangeRequest }) request: ChangeRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Caller,
  ): Promise<Operation> {
    return this.#change({ consumer, id, change }, request, { caller, idempotencyKey });
  }

  async #change(
    which: { consumer: string; id: string; change: OperationChange },
    request: ChangeRequest,
    asked: { caller: Caller; idempotencyKey: string | undefined },
  ): Promise<Operation> {
    const operation = await this.operations.change(which, request, asked);
    const { consumer, id, change } = which;
    const details = { state: operation.state };
    await this.audit.note(asked.caller, `operation.${change}`, `${consumer}/${id}`, request.reason, details);
    return operation;
  }
}
