import { KervanError, type ErrorCode } from '@kervan/contracts';
import type { Broker, OutgoingRecord, PartitionOffsets, PublishResult, Publisher } from '@kervan/messaging';

/** What becomes of a record: null is an acknowledgement. */
export type Fate = (record: OutgoingRecord) => ErrorCode | null;

/** A broker for specs: remembers what it acknowledged, in order, and fails as it is told. */
export class RecordingBroker implements Pick<Broker, 'publisher' | 'offsets'> {
  readonly written: OutgoingRecord[] = [];
  fate: Fate = () => null;
  partitions = 6;
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

  /** Resolves when the condition holds after some batch. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  keys(): string[] {
    return this.written.map(({ key }) => key);
  }

  async #publish(records: readonly OutgoingRecord[], deadlineMs: number): Promise<PublishResult> {
    await this.beforeAnswer(records, deadlineMs);
    const acked: OutgoingRecord[] = [];
    const failed: { record: OutgoingRecord; error: KervanError }[] = [];
    const heldKeys = new Set<string>();
    for (const record of records) {
      const code = heldKeys.has(record.key) ? 'NOT_ACKNOWLEDGED' : this.fate(record);
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
