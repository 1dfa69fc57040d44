import { LANES } from '../../lane.js';
import type { LaneWork } from '../lane-work.js';
import type { RelayMetrics } from '../relay-metrics.js';
import type { Leases } from './leases.js';
import type { RenewalNews } from './renewal-messages.js';
import { STEP_SLOTS } from './shared-leases.js';

/** Steps of the work; the last one is that of rows of held keys. */
const CLAIM_SLOT = STEP_SLOTS - 2;
const RELEASE_SLOT = STEP_SLOTS - 3;

/** What the sharing of lanes works with. */
export interface SharingParts {
  readonly leases: Leases;
  readonly work: LaneWork;
  readonly metrics: RelayMetrics;
  /** Lanes were taken, drained or lost. */
  readonly changed: () => void;
}

/**
 * Holds a fair share of the lanes: as many as there are lanes per living instance. What is free is taken up to the
 * share; what is held beyond it is drained and released, so that an instance that joins or leaves moves no more lanes
 * than the difference.
 */
export class Sharing {
  #share = LANES;
  #living = 1;
  #claiming: Promise<void> | undefined;
  #releasing: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly parts: SharingParts) {}

  /** Whether other instances would take the lanes that this one gives up. */
  get hasOthers(): boolean {
    return this.#living > 1;
  }

  /** After a renewal. @throws KervanError DATABASE_UNAVAILABLE */
  async heard({ living, free, lost }: RenewalNews): Promise<void> {
    const { leases, work } = this.parts;
    // It may have been taken again since.
    this.lose(
      lost.filter(({ lane, epoch }) => leases.claim.epochs.get(lane) === epoch).map(({ lane }) => lane),
    );
    this.#living = living;
    this.#share = Math.ceil(LANES / living);
    const { active } = work;
    if (active.length > this.#share) {
      work.drain(active.slice(this.#share));
      this.parts.changed();
      await this.releaseDrained();
    } else if (free > 0) await this.claim();
  }

  /** Takes free lanes, if the share is not full; one claim at a time. @throws KervanError DATABASE_UNAVAILABLE */
  async claim(): Promise<void> {
    if (this.#closed) return;
    const { shared } = this.parts.leases;
    this.#claiming ??= shared.during(CLAIM_SLOT, this.#claim()).finally(() => (this.#claiming = undefined));
    await this.#claiming;
  }

  /** Releases drained lanes of which nothing is on the way any more. @throws KervanError DATABASE_UNAVAILABLE */
  async releaseDrained(): Promise<void> {
    const { shared } = this.parts.leases;
    this.#releasing ??= shared
      .during(RELEASE_SLOT, this.#release())
      .finally(() => (this.#releasing = undefined));
    await this.#releasing;
  }

  /** Takes nothing any more, not even what it gives up itself; resolves when nothing is being taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#claiming?.catch(() => undefined);
  }

  /** Lanes whose leases ended, as after a time in which this process was stopped. */
  loseEnded(): void {
    this.lose(this.parts.leases.ended());
  }

  lose(lanes: readonly number[]): void {
    if (lanes.length === 0) return;
    const { leases, work, metrics, changed } = this.parts;
    leases.drop(lanes);
    work.end(lanes);
    metrics.lostLeases += lanes.length;
    changed();
  }

  async #claim(): Promise<void> {
    const { leases, work, metrics, changed } = this.parts;
    const taken = await leases.take();
    if (taken.length === 0) return;
    await work.begin(taken);
    metrics.takeovers++;
    changed();
  }

  async #release(): Promise<void> {
    const { leases, work, changed } = this.parts;
    const drained = work.drained();
    if (drained.size === 0) return;
    await leases.release(drained, () => work.end([...drained.keys()]));
    changed();
    await leases.announce();
  }
}
