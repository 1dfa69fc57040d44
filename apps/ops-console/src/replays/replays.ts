import type { Replay, ReplayChange, ReplayChangeRequest, ReplayRequest } from '@kervan/console-api';
import type { Caller } from '@kervan/service';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { askAll } from '../directory/ask-all.js';
import { Directory } from '../directory/directory.js';
import { ReplayAnswer, replayOf } from './replay-answer.js';

/** The replays of all services whose tables hold nothing but what events told; each does its own. */
@Injectable()
export class Replays {
  constructor(private readonly directory: Directory) {}

  /** Of those that answer, newest first. */
  async list(caller: Caller): Promise<Replay[]> {
    const answers = await askAll(this.directory, { path: 'replays', caller, answer: z.array(ReplayAnswer) });
    const replays = answers.flatMap((answered) =>
      'error' in answered ? [] : (answered.answer ?? []).map((each) => replayOf(answered.service, each)),
    );
    return replays.sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  }

  /** @throws KervanError NOT_FOUND for a service without; what the service refuses with */
  async create({ service, ...body }: ReplayRequest, caller: Caller): Promise<Replay> {
    const request = { method: 'POST', path: 'replays', body, caller, answer: ReplayAnswer } as const;
    return replayOf(service, await this.directory.service(service).ask(request));
  }

  async change(
    { service, id, change }: { service: string; id: number; change: ReplayChange },
    { acceptDifference, reason }: ReplayChangeRequest,
    caller: Caller,
  ): Promise<Replay> {
    const accepted = change === 'swap' && acceptDifference !== undefined && { acceptDifference };
    const body = { reason, ...accepted };
    const path = `replays/${id}/${change}`;
    const request = { method: 'POST', path, body, caller, answer: ReplayAnswer } as const;
    return replayOf(service, await this.directory.service(service).ask(request));
  }
}
