import type { Logger } from '@kervan/observability';
import type { Blocked } from './blocked.js';
import type { LaneWork } from './lane-work.js';
import type { OutboxReader } from './reading/outbox-reader.js';
import type { RelayMetrics } from './relay-metrics.js';
import type { TopicCheck } from './topic-check.js';

/** How long refused topics wait before they are tried again, and how often the floors are checked. */
const RECHECK_MS = 30_000;
/** A check waits so many times as long as the last one took: below the floors lie all rows that vacuum cannot remove. */
const SHARE = 100;

/** What the check works with. */
export interface FloorCheckParts {
  readonly reader: Pick<OutboxReader, 'below'>;
  readonly work: Pick<LaneWork, 'floors' | 'active' | 'rewind' | 'unblock'>;
  readonly blocked: Pick<Blocked, 'any' | 'topics'>;
  readonly topics: Pick<TopicCheck, 'forget'>;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
}

/** Now and then the floors are held against the table, and refused topics get another chance. */
export class FloorCheck {
  #dueAt = performance.now() + RECHECK_MS;

  constructor(private readonly parts: FloorCheckParts) {}

  get isDue(): boolean {
    return performance.now() > this.#dueAt;
  }

  /** Call it while no read is under way. @throws KervanError DATABASE_UNAVAILABLE */
  async run(): Promise<void> {
    const began = performance.now();
    await this.#sweep();
    const ended = performance.now();
    this.#dueAt = ended + Math.max(RECHECK_MS, SHARE * (ended - began));
    const { blocked, topics, work } = this.parts;
    if (!blocked.any) return;
    topics.forget();
    work.unblock();
  }

  async #sweep(): Promise<void> {
    const { reader, work, blocked, metrics, logger } = this.parts;
    const floors = work.floors();
    if (floors.size === 0) return;
    const highest = Math.max(...floors.values());
    const rewound = new Set<number>();
    for (const row of await reader.below(highest, work.active, blocked.topics)) {
      if (row.id > (floors.get(row.lane) ?? 0)) continue;
      metrics.swept++;
      // To the lowest of them, which comes first: the others follow it in order.
      if (!rewound.has(row.lane)) work.rewind(row);
      rewound.add(row.lane);
      logger.error({ outboxId: row.id }, 'a row below the floor was found: it is published late');
    }
  }
}
