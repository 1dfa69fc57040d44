import { partitionKey } from '../broker.js';
import type { Position, TopicPartition } from '../consuming/assignment.js';
import type { MemberEvents } from '../consuming/group-member.js';

/** A member and what it wants to read. */
export interface GroupSeat {
  readonly events: MemberEvents;
  /** All partitions of the topics it subscribed to. */
  readonly partitions: readonly TopicPartition[];
}

/** A consumer group with eager rebalances: everybody stops, then partitions are dealt out in turn. */
export class MemoryGroup {
  readonly committed = new Map<string, number>();
  #seats: readonly GroupSeat[] = [];
  #rebalance: Promise<void> = Promise.resolve();

  join(seat: GroupSeat): Promise<void> {
    return this.#change((seats) => [...seats, seat]);
  }

  leave(seat: GroupSeat): Promise<void> {
    return this.#change((seats) => seats.filter((other) => other !== seat));
  }

  commit({ topic, partition, offset }: Position): void {
    this.committed.set(partitionKey(topic, partition), offset);
  }

  #change(next: (seats: readonly GroupSeat[]) => readonly GroupSeat[]): Promise<void> {
    this.#rebalance = this.#rebalance.then(async () => {
      const leaving = this.#seats;
      this.#seats = next(this.#seats);
      await Promise.all(leaving.map(({ events }) => events.revoked()));
      for (const [seat, partitions] of this.#deal()) seat.events.assigned(partitions);
    });
    return this.#rebalance;
  }

  #deal(): ReadonlyMap<GroupSeat, readonly TopicPartition[]> {
    const hands = new Map<GroupSeat, TopicPartition[]>(this.#seats.map((seat) => [seat, []]));
    const all = new Map(
      this.#seats.flatMap((seat) => seat.partitions.map((at) => [partitionKey(at.topic, at.partition), at])),
    );
    let turn = 0;
    for (const at of all.values()) {
      const takers = this.#seats.filter(({ partitions }) =>
        partitions.some(({ topic }) => topic === at.topic),
      );
      const seat = takers[turn++ % takers.length];
      if (seat) hands.get(seat)?.push(at);
    }
    return hands;
  }
}
