import type { KervanError } from '@kervan/contracts';
import type { Holding } from '../../holding/holding.js';
import type { Blocked } from '../blocked.js';
import type { OutboxRow } from '../outbox-row.js';
import type { HeldRows } from '../reading/held-rows.js';
import type { Refusals } from './delivery.js';

/** What withholding rows works with. */
export interface WithheldRowsParts {
  readonly blocked: Blocked;
  readonly holding: Holding;
  readonly held: HeldRows;
  readonly blockTopic: (topic: string, error: KervanError) => void;
}

/**
 * Where rows wait that must not be sent: of a topic that is not as its contract says, all of them in the outbox; of any
 * other refused row, those of its key among the held ones.
 */
export class WithheldRows implements Refusals {
  constructor(private readonly parts: WithheldRowsParts) {}

  holds(row: OutboxRow): boolean {
    const { blocked, holding } = this.parts;
    return blocked.holds(row) || holding.holds(row);
  }

  refuse(row: OutboxRow, error: KervanError): void {
    const { holding, held, blockTopic } = this.parts;
    if (error.code !== 'TOPIC_MISMATCH') {
      holding.refuse(row, error);
      return;
    }
    blockTopic(row.topic, error);
    for (const one of this.ofOutbox([row])) held.letGo(one);
  }

  keep(row: OutboxRow): void {
    const { blocked, holding, held } = this.parts;
    if (holding.holds(row)) {
      holding.keep(row);
      return;
    }
    for (const one of this.ofOutbox([row])) {
      blocked.keep(one);
      held.letGo(one);
    }
  }

  /** Of rows that are not sent now, those of the outbox; the others stay among the held ones. */
  ofOutbox(rows: readonly OutboxRow[]): OutboxRow[] {
    const released = rows.filter(isReleased);
    if (released.length === 0) return [...rows];
    this.parts.holding.letGo(released);
    return rows.filter((row) => !isReleased(row));
  }
}

/** Whether the row is a held one whose key an operator released. */
export function isReleased({ source }: OutboxRow): boolean {
  return source === 'held';
}
