import type { Flow } from '@kervan/contracts';
import type { Db, Statement } from '@kervan/database';
import type { SharedPart, SharedPartClass, Touched, Tx } from './tx.js';

/** Runs work in one transaction that ends with its outgoing events in the outbox. */
export abstract class UnitOfWork {
  /**
   * Commits when `work` resolves, rolls back when it rejects. Without a flow a new correlation id is made. Work that
   * met another transaction (deadlock, serialisation, lock time-out) is run up to five times in all: it must do nothing
   * outside.
   *
   * @throws KervanError NOT_COMMITTED, DATABASE_UNAVAILABLE, DATABASE_CONTENTION, DATABASE_REFUSED
   */
  abstract run<Result>(work: (tx: Tx) => Promise<Result>, flow?: Partial<Flow>): Promise<Result>;

  /**
   * Like `run`, and reads in the same transaction what the caller is told: when everything is written, numbers too.
   * `read` may write, but not publish.
   */
  abstract runAndRead<Result, Answer>(
    work: (tx: Tx) => Promise<Result>,
    read: (db: Db, result: Result) => Promise<Answer>,
    flow?: Partial<Flow>,
  ): Promise<Answer>;

  /**
   * For the inbox: one transaction shared by many events, each with its own flow.
   *
   * @param before statement that commits by itself before the transaction begins, without a round trip of its own.
   */
  abstract begin(before?: Statement): Promise<Unit>;
}

/** An open transaction. Exactly one of `commit` and `rollback` ends it. */
export interface Unit {
  /** Statements of the transaction itself, for the inbox's own tables. */
  readonly db: Db;
  /** A view on the transaction for one event: publishes with this flow, collects its own touched records. */
  tx(flow: Flow): Tx & { readonly touchedRecords: Touched };
  /** The instance that the transaction's events share, see {@link Tx.shared}. */
  shared<Part extends SharedPart>(part: SharedPartClass<Part>): Part;
  /**
   * Awaits every statement so far, flushes the shared parts, then draws the numbers asked for and runs their uses: from
   * here on the touched records are complete. The series stay locked, so only publishing and `commit` should follow.
   * `commit` does it too.
   */
  settle(): Promise<void>;
  /** Settles, writes the outbox, commits. Rejects and rolls back on any failure. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Once the transaction has committed; never where it has not. The work must not throw. */
  afterCommit(work: () => void): void;
}
