import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { WorkItemPage, WorkItemQuery, WorkItemView } from './payments.schema.js';
import { finishWorkItem, listWorkItems, readWorkItem } from './work-items.js';

@Controller('api/work-items')
export class WorkItemsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Get()
  @Endpoint({ summary: 'What a clerk has to look at, by number.', returns: WorkItemPage })
  list(@Query({ schema: WorkItemQuery }) query: WorkItemQuery): Promise<WorkItemPage> {
    return this.work.run(({ db }) => listWorkItems(db, query));
  }

  @Post(':workItemNo/done')
  @Command({ summary: 'Marks a work item as done; one that is done stays as it is.', returns: WorkItemView })
  finish(@Param('workItemNo', { schema: identifier }) workItemNo: string): Promise<WorkItemView> {
    return this.commands.run({
      work: (tx, precondition) => finishWorkItem(tx, workItemNo, precondition),
      answer: (db) => readWorkItem(db, workItemNo),
    });
  }
}
