import { acknowledgeReleased } from '../holding/acknowledge-released.js';
import type { WaitingRow } from '../holding/held-keys.js';
import type { Holding } from '../holding/holding.js';
import { acknowledge } from './acknowledge.js';
import type { ActiveRelayParts } from './active-relay.js';
import { DelayWindow } from './delay-window.js';
import type { LaneWork } from './lane-work.js';
import type { OutboxRow } from './outbox-row.js';
import type { HeldRows } from './reading/held-rows.js';
import { isReleased } from './sending/withheld-rows.js';

/** What removing rows works with. */
export interface RemovalParts extends Pick<
  ActiveRelayParts,
  'database' | 'leases' | 'metrics' | 'days' | 'onDelay'
> {
  readonly work: Pick<LaneWork, 'restart'>;
  readonly held: HeldRows;
  readonly holding: Pick<Holding, 'letGo'>;
  /** Rows are not held any more. */
  readonly removed: () => void;
}

/** Rows leave the outbox: those that the broker acknowledged, and those that were moved behind held ones. */
export class Removal {
  /** From the writing of events to their acknowledgement. */
  readonly delays = new DelayWindow();

  constructor(private readonly parts: RemovalParts) {}

  /** Removes what the broker acknowledged, so long ago on average. @throws KervanError DATABASE_UNAVAILABLE */
  async acknowledge(rows: readonly OutboxRow[], agoMs: number): Promise<void> {
    const { database, leases, metrics, days, holding } = this.parts;
    const released = rows.filter(isReleased);
    const ofOutbox = released.length === 0 ? rows : rows.filter((row) => !isReleased(row));
    if (released.length > 0) {
      const ids = released.map(({ id }) => id);
      await acknowledgeReleased(database, leases.claim, ids, days.keeps);
      holding.letGo(released);
    }
    if (ofOutbox.length === 0) return;
    const ids = ofOutbox.map(({ id }) => id);
    const { count, meanMs, maxMs } = await acknowledge(database, ids, leases.claim, days.keeps);
    metrics.lostRows += ids.length - count;
    const delayMs = Math.max(0, meanMs - agoMs);
    this.delays.add(count, delayMs, Math.max(0, maxMs - agoMs));
    if (count > 0) this.parts.onDelay(delayMs);
    this.gone(ofOutbox, count);
  }

  /**
   * So many of these rows left the outbox. Where some did not, a lane was lost meanwhile, and may be held again: what is
   * left of it is read again, before its floor passes it.
   */
  gone(rows: readonly WaitingRow[], count: number): void {
    const { held, leases, work, removed } = this.parts;
    const isHeld = ({ lane }: WaitingRow) => leases.has(lane);
    const left = count < rows.length ? rows.filter(isHeld) : [];
    if (left.length > 0) work.restart(new Set(left.map(({ lane }) => lane)), left, 0);
    held.deleted(left.length > 0 ? rows.filter((row) => !isHeld(row)) : rows);
    removed();
  }
}
