import { fenceTopic, KervanError, type ErrorCode } from '@kervan/contracts';
import type { OutgoingRecord, PartitionOffsets, PublishResult, Publisher } from '@kervan/messaging';
import type { FenceBroker } from '../fencing/fence-topic.js';

/** What becomes of a record: null is an acknowledgement. */
export type Fate = (record: OutgoingRecord) => ErrorCode | null;

/** A broker for specs: remembers what it acknowledged, in order, and fails as it is told. */
export class RecordingBroker implements FenceBroker {
  readonly written: OutgoingRecord[] = [];
  fate: Fate = () => null;
  partitions = 6;
  /** Judges each record by itself, also those behind a refused one of their key. */
  answersAll = false;
  /** Called before a batch is answered. */
  beforeAnswer: (records: readonly OutgoingRecord[], deadlineMs: number) => Promise<void> = () =>
    Promise.resolve();
  #waiting: (() => void)[] = [];

  publisher(): Promise<Publisher> {
    const publish = (records: readonly OutgoingRecord[], deadlineMs: number) =>
      this.#publish(records, deadlineMs);
    return Promise.resolve({ publish, close: () => Promise.resolve() });
  }

  offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return Promise.resolve(
      Array.from({ length: this.partitions }, (_, partition) => ({ topic, partition, start: 0, end: 0 })),
    );
  }

  /** Nothing was ever published to it. */
  scan(): Promise<void> {
    return Promise.resolve();
  }

  ensureTopics(): Promise<void> {
    return Promise.resolve();
  }

  /** Resolves when the condition holds after some batch. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  keys(): string[] {
    return this.written.map(({ key }) => key);
  }

  /** Per key the numbers of its events, in the order in which they were acknowledged. */
  sequences(): Record<string, number[]> {
    const sequences: Record<string, number[]> = {};
    for (const { key, headers } of this.written) {
      (sequences[key] ??= []).push(Number(headers['ce_sequence']?.slice(4)));
    }
    return sequences;
  }

  async #publish(records: readonly OutgoingRecord[], deadlineMs: number): Promise<PublishResult> {
    if (records.every(({ topic }) => topic === fenceTopic.name)) return { acked: records, failed: [] };
    await this.beforeAnswer(records, deadlineMs);
    const acked: OutgoingRecord[] = [];
    const failed: { record: OutgoingRecord; error: KervanError }[] = [];
    const heldKeys = new Set<string>();
    for (const record of records) {
      const code = heldKeys.has(record.key) && !this.answersAll ? 'NOT_ACKNOWLEDGED' : this.fate(record);
      if (code === null) {
        acked.push(record);
      } else {
        heldKeys.add(record.key);
        failed.push({ record, error: new KervanError(code, `as the spec wants: ${record.key}`) });
      }
    }
    this.written.push(...acked);
    this.#waiting.splice(0).forEach((resolve) => resolve());
    return { acked, failed };
  }
}
