import { KervanError } from '@kervan/contracts';
import type { LaneLease } from './lane-lease.js';
import { pause } from './pause.js';

export const RENEW_MS = 1_000;
/** Kept between the end of a send and the end of the lease: force-closing takes a moment. */
const MARGIN_MS = 250;
/** Less is no time for a produce request. */
const SHORTEST_SEND_MS = 500;
const LONGEST_SEND_MS = 2_000;

/** Renews a lease while its work goes on, and bounds every send by it. */
export class LeaseKeeper {
  constructor(
    private readonly lease: Pick<LaneLease, 'renew' | 'remainingMs'>,
    private readonly floor: () => number,
  ) {}

  /**
   * Renews once a second until the signal is aborted. A renewal that fails is tried again while the lease lasts; one
   * that hangs does not outlast it.
   *
   * @throws KervanError LEASE_LOST
   */
  async keep(signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(RENEW_MS, signal);
      if (signal.aborted) return;
      await Promise.race([this.#renew(), pause(Math.max(this.lease.remainingMs, 0), signal)]);
      if (this.lease.remainingMs <= 0) throw lost();
    }
  }

  /**
   * Time limit for a send that begins now: it ends before the lease does.
   *
   * @throws KervanError LEASE_LOST when the lease is not renewed in time.
   */
  async sendDeadlineMs(): Promise<number> {
    while (this.lease.remainingMs < SHORTEST_SEND_MS + MARGIN_MS) {
      if (this.lease.remainingMs <= 0) throw lost();
      await pause(10);
    }
    return Math.min(LONGEST_SEND_MS, this.lease.remainingMs - MARGIN_MS);
  }

  async #renew(): Promise<void> {
    try {
      await this.lease.renew(this.floor());
    } catch (error) {
      if (isLost(error)) throw error;
    }
  }
}

function isLost(error: unknown): boolean {
  return error instanceof KervanError && error.code === 'LEASE_LOST';
}

function lost(): KervanError {
  return new KervanError('LEASE_LOST', 'the lease ended without renewal');
}
