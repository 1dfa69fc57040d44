import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kervan/database';
import { type Broker, partitionKey } from '@kervan/messaging';
import { movements, sources } from '../services/movement.js';

const LOOK_MS = 100;

/** How long the partitions of one consumer group stand still. */
export class GroupMeter {
  constructor(
    private readonly database: Pick<Database, 'query'>,
    private readonly broker: Pick<Broker, 'offsets'>,
  ) {}

  /** Resolves with the milliseconds since `begin` after which every partition went on, or had nothing to go on with. */
  async resumed(begin: number, signal: AbortSignal): Promise<number> {
    let before: ReadonlyMap<string, number> | undefined;
    let missing = new Set<string>();
    for (;;) {
      const now = await this.#positions().catch(() => undefined);
      if (now && !before) {
        before = now;
        missing = new Set(now.keys());
      }
      for (const [address, next] of now ?? [])
        if (next > (before?.get(address) ?? 0)) missing.delete(address);
      if (before && missing.size > 0 && now) await this.#forgetEnded(missing, now);
      if (before && missing.size === 0) return Math.round(performance.now() - begin);
      await sleep(LOOK_MS, undefined, { signal });
    }
  }

  async #forgetEnded(missing: Set<string>, positions: ReadonlyMap<string, number>): Promise<void> {
    const ends = await Promise.all(
      sources.map((source) => this.broker.offsets(movements[source].topic).catch(() => [])),
    );
    for (const { topic, partition, end } of ends.flat()) {
      const address = partitionKey(topic, partition);
      if ((positions.get(address) ?? 0) >= end) missing.delete(address);
    }
  }

  async #positions(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ topic: string; partition: number; next: number }>(
      'SELECT topic, partition, next_offset AS next FROM inbox_partition',
    );
    return new Map(rows.map(({ topic, partition, next }) => [partitionKey(topic, partition), next]));
  }
}
