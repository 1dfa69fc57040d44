import { setTimeout as delay } from 'node:timers/promises';
import type { SubscriptionOptions } from '../broker.js';
import { deferred } from '../deferred.js';
import { within } from '../within.js';
import { Assignment, type TopicPartition } from './assignment.js';
import { deliverFetched } from './deliver-fetched.js';
import type { Fetched, GroupMember } from './group-member.js';
import type { Membership } from './membership.js';
import { PartitionsAtWork } from './partitions-at-work.js';
import { startPartitions } from './start-partitions.js';

const DEFAULT_CONCURRENCY = 3;
/** How soon a partition is noticed that was paused or not started while no other could be read. */
const IDLE_MS = 20;
/** So long a round is waited for. */
const ROUND_MS = 500;

/**
 * Reads and delivers what its member is assigned: all ready partitions once, then again. A fetch waits for records, and
 * none is begun while a partition is about to be read again; one that takes long is left out until it is done.
 */
export class FetchingMembership implements Membership {
  readonly #lost = deferred<unknown>();
  #assignment = new Assignment([]);
  #reading: Promise<void> = Promise.resolve();
  #left = false;

  constructor(
    private readonly member: GroupMember,
    private readonly options: SubscriptionOptions,
  ) {}

  get lost(): Promise<unknown> {
    return this.#lost.promise;
  }

  async join(): Promise<void> {
    await this.member.join({
      assigned: (partitions) => this.#onAssigned(partitions),
      revoked: () => this.#onRevoked(),
      lost: (cause) => this.#lost.resolve(cause),
    });
  }

  async leave(graceMs: number): Promise<void> {
    this.#left = true;
    this.#assignment.end();
    await within(graceMs, this.#reading);
    await within(graceMs, this.member.leave());
  }

  #onAssigned(partitions: readonly TopicPartition[]): void {
    this.#assignment.end();
    const assignment = new Assignment(partitions);
    this.#assignment = assignment;
    // A rebalance that was under way may still assign partitions to a member that leaves.
    if (this.#left) assignment.end();
    const before = this.#reading;
    void this.#start(assignment, partitions);
    this.#reading = before
      .then(() => this.#read(assignment))
      .catch((error: unknown) => this.#lost.resolve(error));
  }

  async #onRevoked(): Promise<void> {
    if (!this.#assignment.signal.aborted && this.#assignment.partitions.length > 0) {
      this.options.onState?.('rebalancing');
    }
    this.#assignment.end();
    await this.#reading;
  }

  async #start(assignment: Assignment, partitions: readonly TopicPartition[]): Promise<void> {
    const begin = (): void => undefined;
    await startPartitions(assignment, partitions, (topic) => this.member.offsets(topic), this.options, begin);
  }

  async #read(assignment: Assignment): Promise<void> {
    const work = new PartitionsAtWork(this.options.concurrency ?? DEFAULT_CONCURRENCY);
    while (!assignment.signal.aborted) {
      const ready = assignment.ready().filter((at) => !work.has(at));
      if (ready.length === 0) {
        await delay(IDLE_MS);
        continue;
      }
      for (const part of await this.member.fetch(ready, assignment.signal))
        work.begin(part, () => this.#deliver(part, assignment));
      await within(ROUND_MS, work.done());
    }
    await work.done();
  }

  async #deliver(part: Fetched, assignment: Assignment): Promise<void> {
    const isOver = (): boolean => assignment.signal.aborted;
    if (isOver()) return;
    const resolved = await deliverFetched(part, assignment, this.options.onBatch);
    if (resolved === undefined || isOver()) return;
    // Only a copy: a commit that fails, as in a rebalance, changes nothing.
    await this.member.commit([{ ...part, offset: resolved }]).catch(() => undefined);
  }
}
