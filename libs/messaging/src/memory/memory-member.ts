import type { PartitionOffsets, SubscriptionOptions } from '../broker.js';
import type { Position } from '../consuming/assignment.js';
import type { Fetched, GroupMember, MemberEvents } from '../consuming/group-member.js';
import { deferred } from '../deferred.js';
import { within } from '../within.js';
import type { MemoryCluster } from './memory-cluster.js';
import type { GroupSeat, MemoryGroup } from './memory-group.js';

const MAX_RECORDS = 500;
/** How soon a partition that was paused is read while the others are empty. */
const WAIT_MS = 20;

export class MemoryMember implements GroupMember {
  readonly #group: MemoryGroup;
  #seat: GroupSeat | undefined;

  constructor(
    private readonly cluster: MemoryCluster,
    private readonly options: Pick<SubscriptionOptions, 'group' | 'topics'>,
  ) {
    this.#group = cluster.group(options.group);
  }

  async join(events: MemberEvents): Promise<void> {
    this.cluster.faults.throwIfAway();
    const partitions = this.options.topics.flatMap((topic) =>
      this.cluster.topic(topic).partitions.map((_, partition) => ({ topic, partition })),
    );
    this.#seat = { events, partitions };
    await this.#group.join(this.#seat);
  }

  async leave(): Promise<void> {
    if (this.#seat) await this.#group.leave(this.#seat);
  }

  async fetch(positions: readonly Position[], signal: AbortSignal): Promise<readonly Fetched[]> {
    this.cluster.faults.throwIfAway();
    const fetched = this.#read(positions);
    if (fetched.length > 0) return fetched;
    await this.#appended(signal);
    return this.#read(positions);
  }

  commit(positions: readonly Position[]): Promise<void> {
    for (const position of positions) this.#group.commit(position);
    return Promise.resolve();
  }

  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    await Promise.resolve();
    return this.cluster.offsets(topic);
  }

  #read(positions: readonly Position[]): readonly Fetched[] {
    return positions.flatMap(({ topic, partition, offset }) => {
      const records = this.cluster.partition(topic, partition).read(offset, MAX_RECORDS);
      return records.length === 0 ? [] : [{ topic, partition, records, next: offset + records.length }];
    });
  }

  async #appended(signal: AbortSignal): Promise<void> {
    const happened = deferred<undefined>();
    const wake = (): void => happened.resolve(undefined);
    const stop = this.cluster.onAppended(wake);
    signal.addEventListener('abort', wake);
    await within(WAIT_MS, happened.promise);
    stop();
    signal.removeEventListener('abort', wake);
  }
}
