import { KervanError, type Flow } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { Injectable } from '@nestjs/common';
import { statusOf } from '../http/status-of.js';
import { commandRequests, type CommandRequest } from './command-request.js';
import { IdempotencyKey } from './idempotency-key.js';
import { Condition, seenBy } from './if-match.js';
import type { Precondition } from './precondition.js';

/** A write that somebody asks for over HTTP. */
export interface RequestedWrite<Result, Answer> {
  /** Ids of the flow it belongs to; by default it begins one. */
  readonly flow?: Partial<Flow>;
  /**
   * What is done, in one transaction. The precondition is to be asked about the record that the request is about, once
   * its row is locked. Work that met another transaction is run again: it must do nothing outside.
   */
  readonly work: (tx: Tx, precondition: Precondition) => Promise<Result>;
  /**
   * What the caller is told, read when everything is written, numbers too. An error that is returned, not thrown, is
   * answered as such, and what was done stays done. It is kept for a day where the request has an `Idempotency-Key`.
   */
  readonly answer: (db: Db, result: Result) => Promise<Answer | KervanError>;
}

type Done<Result, Answer> = { readonly result: Result } | { readonly answer: Answer | KervanError };

/** Work that is refused for good leaves no effect, but its refusal is the answer to the key. */
async function refusalKept<Result, Answer>(
  key: IdempotencyKey<Answer>,
  tx: Tx,
  work: () => Promise<Done<Result, Answer>>,
): Promise<Done<Result, Answer>> {
  try {
    return await tx.savepoint(work);
  } catch (error) {
    if (!(error instanceof KervanError) || error.retriable || statusOf(error.code) >= 500) throw error;
    await key.keep(tx.db, error);
    return { answer: error };
  }
}

/**
 * Runs the writes of an HTTP API, one of them per request. It looks at two headers of the request at hand: the same
 * `Idempotency-Key` is done once and answered the same for a day, refusals for good too, and `If-Match` is what the
 * precondition compares with. Work that fails otherwise leaves nothing behind, neither effect nor key.
 */
@Injectable()
export class Commands {
  readonly #answered = new WeakSet<CommandRequest>();

  constructor(private readonly work: UnitOfWork) {}

  /**
   * @throws RequestInvalid for a malformed header; KervanError IDEMPOTENCY_KEY_REUSED, VERSION_MISMATCH, INTERNAL where
   * `If-Match` was given and the precondition never asked, what `work` and `answer` throw or `answer` returns, and what
   * a unit of work throws.
   */
  async run<Result, Answer>({ work, answer, flow }: RequestedWrite<Result, Answer>): Promise<Answer> {
    const request = this.#takeRequest();
    const seen = seenBy(request?.ifMatch);
    const key =
      request?.idempotencyKey === undefined
        ? null
        : new IdempotencyKey<Answer>(request.idempotencyKey, request);
    let condition = new Condition(seen);
    const told = await this.work.runAndRead<Done<Result, Answer>, Answer | KervanError>(
      async (tx) => {
        const kept = await key?.claim(tx.db);
        if (kept) return kept;
        condition = new Condition(seen);
        const done = async () => ({ result: await work(tx, condition.precondition) });
        return key ? refusalKept(key, tx, done) : done();
      },
      async (db, done) => {
        if ('answer' in done) return done.answer;
        condition.refuseIfForgotten();
        const told = await answer(db, done.result);
        await key?.keep(db, told);
        return told;
      },
      flow,
    );
    if (told instanceof KervanError) throw told;
    return told;
  }

  #takeRequest(): CommandRequest | undefined {
    const request = commandRequests.getStore();
    if (!request) return undefined;
    if (this.#answered.has(request))
      throw new KervanError(
        'INTERNAL',
        'a request runs one command: a second would not be done with the first',
      );
    this.#answered.add(request);
    return request;
  }
}
