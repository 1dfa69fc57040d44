import type { KervanError } from '@kervan/contracts';
import { orderKey, type OutboxRow } from './outbox-row.js';

/**
 * Keys and topics whose rows the broker refuses: their rows stay in the outbox, in order, and all others flow. The pin
 * keeps the floor below the first of them, so that they are read again after `clear` or by the next owner.
 */
export class Blocked {
  readonly #keys = new Map<string, KervanError>();
  readonly #topics = new Map<string, KervanError>();
  #pin = Infinity;

  get topics(): readonly string[] {
    return [...this.#topics.keys()];
  }

  get keys(): number {
    return this.#keys.size;
  }

  /** The floor must not rise above it. */
  get pin(): number {
    return this.#pin;
  }

  holds(row: OutboxRow): boolean {
    return this.#topics.has(row.topic) || this.#keys.has(orderKey(row));
  }

  blockKey(row: OutboxRow, error: KervanError): void {
    this.#keys.set(orderKey(row), error);
    this.keep(row);
  }

  /** @param floor nothing at or below it can still appear. */
  blockTopic(topic: string, error: KervanError, floor: number): void {
    this.#topics.set(topic, error);
    this.#pin = Math.min(this.#pin, floor);
  }

  /** A row that waits. */
  keep({ id }: OutboxRow): void {
    this.#pin = Math.min(this.#pin, id - 1);
  }

  clear(): void {
    this.#keys.clear();
    this.#topics.clear();
    this.#pin = Infinity;
  }
}
