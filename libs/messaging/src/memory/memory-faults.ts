import { KervanError } from '@kervan/contracts';
import { partitionKey } from '../broker.js';
import { deferred, type Deferred } from '../deferred.js';

/** Faults that a spec switches on. */
export class MemoryFaults {
  readonly #dropped = new Set<string>();
  #away = false;
  #unanswered = false;
  #stalled: Deferred<undefined> | undefined;

  /** The next send does not write this partition and its answer does not name it. */
  failNextPublish(topic: string, partition: number): void {
    this.#dropped.add(partitionKey(topic, partition));
  }

  /** From now on sends write, but their answers are lost. */
  loseAnswers(): void {
    this.#unanswered = true;
  }

  deliverAnswers(): void {
    this.#unanswered = false;
  }

  /** From now on the broker cannot be reached. */
  goAway(): void {
    this.#away = true;
  }

  comeBack(): void {
    this.#away = false;
  }

  /** From now on sends are neither written nor answered, until `proceed`. */
  stall(): void {
    this.#stalled = deferred();
  }

  proceed(): void {
    this.#stalled?.resolve(undefined);
    this.#stalled = undefined;
  }

  /** @throws KervanError BROKER_UNAVAILABLE */
  throwIfAway(): void {
    if (this.#away) throw new KervanError('BROKER_UNAVAILABLE', 'The broker is away');
  }

  async whileStalled(): Promise<void> {
    await this.#stalled?.promise;
  }

  takeDropped(partition: string): boolean {
    return this.#dropped.delete(partition);
  }

  /** @throws KervanError BROKER_UNAVAILABLE */
  throwIfUnanswered(): void {
    if (this.#unanswered) throw new KervanError('BROKER_UNAVAILABLE', 'The answer was lost');
  }
}
