import { KervanError } from '@kervan/contracts';
import type { Transaction } from '@kervan/database';
import type { NumberRequest } from './number-requests.js';
import type { PendingEvent } from './pending-event.js';
import { TransactionalUnit } from './transactional-unit.js';

/** What a silent unit of work is told by its units. */
export interface Silence {
  /** A business event that was published, and thrown away. */
  readonly onThrownAway: () => void;
  /** Runs before COMMIT when all is written. @throws whatever makes the unit roll back. */
  readonly beforeCommit: (transaction: Transaction) => Promise<void>;
}

/** A transaction whose events are thrown away and which draws no legal numbers. */
export class SilentUnit extends TransactionalUnit {
  constructor(
    private readonly own: Transaction,
    source: string,
    private readonly silence: Silence,
  ) {
    super(own, source, () => undefined);
  }

  override add({ topic }: PendingEvent): void {
    this.refuseIfFinished();
    if (!topic.startsWith('ops.')) this.silence.onThrownAway();
  }

  /** @throws KervanError REPLAY_HAS_EFFECT: a number once drawn is used up. */
  override request({ series }: NumberRequest): void {
    throw new KervanError('REPLAY_HAS_EFFECT', `a handler draws a number of ${series}`);
  }

  override async commit(): Promise<void> {
    try {
      await this.settle();
      await this.silence.beforeCommit(this.own);
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await super.commit();
  }
}
