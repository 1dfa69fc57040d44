import {
  Operation,
  OperationItemPage,
  type OperationItemQuery,
  type OperationQuery,
} from '@kervan/console-api';
import type { ChangeRequest, OperationChange, OperationRequest } from '@kervan/console-api';
import type { Caller, Page } from '@kervan/service';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { askAll } from '../directory/ask-all.js';
import { Directory } from '../directory/directory.js';
import { redriveRequest } from './redrive-request.js';

/** A job as its service tells it: which consumer it is of goes without saying there. */
const Job = Operation.omit({ consumer: true });
const JobPage = z.object({ items: z.array(Job), next: z.string().nullable() });

/** Asks the service of a consumer, for somebody. */
interface Asked {
  readonly caller: Caller;
  readonly idempotencyKey: string | undefined;
}

/** The redrives of all consumers: each is done by its own service, which also decides who may ask for it. */
@Injectable()
export class Operations {
  constructor(private readonly directory: Directory) {}

  /** Of one consumer, or the newest of all that answer. @throws KervanError NOT_FOUND, SERVICE_UNAVAILABLE */
  async list({ consumer, after, limit }: OperationQuery, caller: Caller): Promise<Page<Operation>> {
    const asked = { path: 'redrives', caller, answer: JobPage };
    if (consumer !== undefined) {
      const page = await this.directory.consumer(consumer).ask({ ...asked, query: { after, limit } });
      return { items: page.items.map((job) => ({ consumer, ...job })), next: page.next };
    }
    const answers = await askAll(this.directory, { ...asked, query: { limit } });
    const jobs = answers.flatMap((answered) => {
      if ('error' in answered || !answered.answer) return [];
      const group = this.directory.groupOf(answered.service);
      return answered.answer.items.map((job) => ({ consumer: group, ...job }));
    });
    const newest = jobs.sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
    return { items: newest.slice(0, limit), next: null };
  }

  async show(consumer: string, id: string, caller: Caller): Promise<Operation> {
    const request = { path: `redrives/${id}`, caller, answer: Job };
    return { consumer, ...(await this.directory.consumer(consumer).ask(request)) };
  }

  items(
    consumer: string,
    id: string,
    query: OperationItemQuery,
    caller: Caller,
  ): Promise<z.output<typeof OperationItemPage>> {
    const request = { path: `redrives/${id}/items`, query, caller, answer: OperationItemPage };
    return this.directory.consumer(consumer).ask(request);
  }

  /** @throws KervanError NOT_FOUND where nothing that was selected is parked; what the service refuses with */
  async create(request: OperationRequest, asked: Asked): Promise<Operation> {
    const { consumer } = request;
    const client = this.directory.consumer(consumer);
    const body = await redriveRequest(client, request, asked.caller);
    const job = await client.ask({ ...asked, method: 'POST', path: 'redrives', body, answer: Job });
    return { consumer, ...job };
  }

  async change(
    { consumer, id, change }: { consumer: string; id: string; change: OperationChange },
    body: ChangeRequest,
    asked: Asked,
  ): Promise<Operation> {
    const path = `redrives/${id}/${change}`;
    const client = this.directory.consumer(consumer);
    return { consumer, ...(await client.ask({ ...asked, method: 'POST', path, body, answer: Job })) };
  }
}
