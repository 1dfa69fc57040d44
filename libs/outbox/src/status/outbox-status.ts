import type { Db } from '@kervan/database';
import { laneStatus, type LaneStatus } from './lane-status.js';
import { tableHealth, type TableHealth } from './table-health.js';

/** How an outbox is: what waits in it, what is held, who publishes it, and how its tables are. */
export interface OutboxStatus {
  /** Committed events the publisher has not yet sent, without the held ones. */
  readonly pending: number;
  /** Age of the oldest of them; null when there is none. */
  readonly oldestSeconds: number | null;
  /** Keys of which the broker refused an event. */
  readonly heldKeys: number;
  /** Their events that were moved out of the way. */
  readonly heldRows: number;
  readonly tables: readonly TableHealth[];
  readonly lanes: readonly LaneStatus[];
}

const held = `
  SELECT (SELECT count(*) FROM outbox_held_key) AS "heldKeys", (SELECT count(*) FROM outbox_held) AS "heldRows"`;

/** Reads the whole outbox once, which takes a moment when there is a large backlog. */
export async function outboxStatus(db: Pick<Db, 'query'>): Promise<OutboxStatus> {
  const [lanes, tables, [counts]] = await Promise.all([
    laneStatus(db),
    tableHealth(db),
    db.query<Pick<OutboxStatus, 'heldKeys' | 'heldRows'>>(held),
  ]);
  const ages = lanes.flatMap(({ oldestSeconds }) => oldestSeconds ?? []);
  return {
    pending: lanes.reduce((sum, { pending }) => sum + pending, 0),
    oldestSeconds: ages.length > 0 ? Math.max(...ages) : null,
    heldKeys: counts?.heldKeys ?? 0,
    heldRows: counts?.heldRows ?? 0,
    tables,
    lanes,
  };
}
