import type { Consumer, ConsumerDetail, ConsumerPartition } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { readStatus, type ServiceStatus } from '../directory/service-status.js';
import { ConsumerProgress } from './consumer-progress.js';
import { HandlingDurations, type Durations } from './handling-durations.js';
import { oldestUnsettled } from './oldest-unsettled.js';
import { paceOf, restOf, type Pace } from './pace.js';

/** How far consumers are, and how fast they go on. */
@Injectable()
export class Consumers {
  constructor(
    private readonly database: Database,
    private readonly progress: ConsumerProgress,
    private readonly durations: HandlingDurations,
  ) {}

  /** By name of the group. @throws KervanError DATABASE_UNAVAILABLE */
  async all(): Promise<ConsumerDetail[]> {
    const [statuses, durations] = await Promise.all([readStatus(this.database), this.durations.all()]);
    return Promise.all(
      statuses.flatMap((status) => (status.inbox ? [this.#detail(status, status.inbox, durations)] : [])),
    );
  }

  /** @throws KervanError NOT_FOUND, DATABASE_UNAVAILABLE */
  async one(group: string): Promise<ConsumerDetail> {
    const found = (await this.all()).find(({ consumer }) => consumer.group === group);
    if (found) return found;
    throw new KervanError('NOT_FOUND', 'There is no such consumer.');
  }

  async #detail(
    status: ServiceStatus,
    inbox: NonNullable<ServiceStatus['inbox']>,
    durations: ReadonlyMap<string, Durations>,
  ): Promise<ConsumerDetail> {
    const group = inbox.consumer ?? status.service;
    const samples = this.progress.of(group);
    const partitions = await this.#partitions(group);
    const { reachable, seenAt } = status;
    const seen = { group, reachable, seenAt };
    return {
      consumer: consumerOf(seen, inbox, partitions, paceOf(samples), durations.get(group)),
      partitions,
    };
  }

  async #partitions(group: string): Promise<ConsumerPartition[]> {
    const partitions = this.progress.of(group).at(-1)?.partitions ?? [];
    const seconds = await oldestUnsettled(this.database, partitions);
    return partitions.map((each, index) => ({
      ...each,
      records: restOf(each),
      seconds: seconds[index] ?? 0,
    }));
  }
}

function consumerOf(
  seen: Pick<Consumer, 'group' | 'reachable' | 'seenAt'>,
  { parkedKeys, parkedEvents, dead }: NonNullable<ServiceStatus['inbox']>,
  partitions: readonly ConsumerPartition[],
  pace: Pace,
  durations: Durations | undefined,
): Consumer {
  return {
    ...seen,
    records: partitions.reduce((sum, { records }) => sum + records, 0),
    seconds: Math.max(0, ...partitions.map(({ seconds }) => seconds)),
    ...pace,
    parkedKeys,
    parkedEvents,
    dead,
    durationP50Ms: durations?.p50 ?? null,
    durationP99Ms: durations?.p99 ?? null,
  };
}
