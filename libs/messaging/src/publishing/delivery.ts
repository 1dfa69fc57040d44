import { KervanError } from '@kervan/contracts';
import type { OutgoingRecord, PublishResult } from '../broker.js';
import { PartitionNames } from './partition-names.js';
import { estimatedBytes } from './record-bytes.js';

/** One record of a publish call on its way. */
export interface Entry {
  readonly record: OutgoingRecord;
  /** `partitionKey` of its partition. */
  readonly partition: string;
  /** Estimate of its encoded size, exact for text without diacritics. */
  readonly bytes: number;
  fate: 'open' | 'acked' | KervanError;
}

/** The records of one publish call and what became of each. */
export class Delivery {
  readonly entries: readonly Entry[];
  readonly #heldKeys = new Set<string>();

  constructor(records: readonly OutgoingRecord[]) {
    const names = new PartitionNames();
    this.entries = records.map((record) => ({
      record,
      partition: names.of(record),
      bytes: estimatedBytes(record),
      fate: 'open',
    }));
  }

  ack(entry: Entry): void {
    if (entry.fate === 'open') entry.fate = 'acked';
  }

  /** Later records of the same key will not be sent either, else they would overtake this one. */
  fail(entry: Entry, error: KervanError): void {
    if (entry.fate !== 'open') return;
    entry.fate = error;
    this.#heldKeys.add(keyOf(entry));
  }

  /** Nothing more is sent to the partition in this call. */
  failPartition(partition: string, error: KervanError): void {
    for (const entry of this.entries) if (entry.partition === partition) this.fail(entry, error);
  }

  failOpen(error: KervanError): void {
    for (const entry of this.entries) this.fail(entry, error);
  }

  /** Those of the entries that may be sent now; the ones behind a failed record of their key fail with it. */
  sendable(entries: readonly Entry[]): readonly Entry[] {
    if (this.#heldKeys.size > 0) this.#failHeld(entries);
    return entries.filter(({ fate }) => fate === 'open');
  }

  #failHeld(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (!this.#heldKeys.has(keyOf(entry))) continue;
      this.fail(
        entry,
        new KervanError('NOT_ACKNOWLEDGED', `An earlier record of key ${entry.record.key} failed`),
      );
    }
  }

  result(): PublishResult {
    const acked: OutgoingRecord[] = [];
    const failed: { record: OutgoingRecord; error: KervanError }[] = [];
    for (const { record, fate } of this.entries) {
      if (fate === 'acked') acked.push(record);
      else failed.push({ record, error: fate === 'open' ? unanswered() : fate });
    }
    return { acked, failed };
  }
}

function unanswered(): KervanError {
  return new KervanError('BROKER_UNAVAILABLE', 'The broker did not answer within the deadline');
}

function keyOf({ record }: Entry): string {
  return `${record.topic}\n${record.key}`;
}
