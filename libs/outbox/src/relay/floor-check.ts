import type { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { LANES } from '../lane.js';
import type { Blocked } from './blocked.js';
import type { LaneWork } from './lane-work.js';
import type { OutboxRow } from './outbox-row.js';
import type { RelayMetrics } from './relay-metrics.js';
import type { TopicCheck } from './topic-check.js';

/** How long refused topics wait before they are tried again, and how often the floors are checked. */
const RECHECK_MS = 30_000;
/** A check waits so many times as long as the last one took: below the floors lie all rows that vacuum cannot remove. */
const SHARE = 100;

/** The oldest rows that lie below the floors of their lanes: highest floor, floors by lane, topics that are not read. */
const below = `
  SELECT id, lane FROM outbox
  WHERE id <= $1 AND id <= ($2::bigint[])[lane + 1] AND topic <> ALL ($3) ORDER BY id LIMIT 100`;

/** What the check works with. */
export interface FloorCheckParts {
  readonly database: Pick<Database, 'query'>;
  readonly work: Pick<LaneWork, 'floors' | 'active' | 'rewind' | 'unblock'>;
  readonly blocked: Pick<Blocked, 'any' | 'topics'>;
  readonly topics: Pick<TopicCheck, 'forget'>;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
}

/**
 * Now and then the floors are held against the table, and refused topics get another chance. Nobody waits for it: beside
 * an old snapshot it takes long.
 */
export class FloorCheck {
  #dueAt = performance.now() + RECHECK_MS;

  constructor(private readonly parts: FloorCheckParts) {}

  get isDue(): boolean {
    return performance.now() > this.#dueAt;
  }

  /** @throws KervanError DATABASE_UNAVAILABLE */
  async run(): Promise<void> {
    const began = performance.now();
    this.#dueAt = Infinity;
    await this.#sweep();
    const ended = performance.now();
    this.#dueAt = ended + Math.max(RECHECK_MS, SHARE * (ended - began));
    const { blocked, topics, work } = this.parts;
    if (!blocked.any) return;
    topics.forget();
    work.unblock();
  }

  async #sweep(): Promise<void> {
    const { database, work, blocked, metrics, logger } = this.parts;
    const [active, floors] = [new Set(work.active), work.floors()];
    const byLane = Array.from({ length: LANES }, (_, lane) =>
      active.has(lane) ? (floors.get(lane) ?? 0) : 0,
    );
    const rewound = new Set<number>();
    const parameters = [Math.max(...byLane), byLane, blocked.topics];
    for (const row of await database.query<Pick<OutboxRow, 'id' | 'lane'>>(below, parameters)) {
      metrics.swept++;
      // To the lowest of them, which comes first: the others follow it in order.
      if (!rewound.has(row.lane)) work.rewind(row);
      rewound.add(row.lane);
      logger.error({ outboxId: row.id }, 'a row below the floor was found: it is published late');
    }
  }
}
