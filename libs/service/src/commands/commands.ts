import { KervanError, type Flow } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { Injectable } from '@nestjs/common';
import { unconditional, type Precondition } from './precondition.js';

/** A write that somebody asks for over HTTP. */
export interface RequestedWrite<Result, Answer> {
  /** Ids of the flow it belongs to; by default it begins one. */
  readonly flow?: Partial<Flow>;
  /**
   * What is done, in one transaction. The precondition is to be asked about the record that the request is about, once
   * its row is locked.
   */
  readonly work: (tx: Tx, precondition: Precondition) => Promise<Result>;
  /**
   * What the caller is told, read when everything is written, numbers too. An error that is returned, not thrown, is
   * answered as such, and what was done stays done.
   */
  readonly answer: (db: Db, result: Result) => Promise<Answer | KervanError>;
}

/** Runs the writes of an HTTP API. */
@Injectable()
export class Commands {
  constructor(private readonly work: UnitOfWork) {}

  async run<Result, Answer>({ work, answer, flow }: RequestedWrite<Result, Answer>): Promise<Answer> {
    const told = await this.work.runAndRead((tx) => work(tx, unconditional), answer, flow);
    if (told instanceof KervanError) throw told;
    return told;
  }
}
