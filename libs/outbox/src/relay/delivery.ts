import { KervanError, type ErrorCode } from '@kervan/contracts';
import { partitionFor, type OutgoingRecord, type Publisher } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { batches, type Outgoing } from './batches.js';
import type { Blocked } from './blocked.js';
import type { HeldRows } from './held-rows.js';
import { headersOf } from './headers-of.js';
import type { LeaseKeeper } from './lease-keeper.js';
import type { OutboxRow } from './outbox-row.js';
import type { RelayMetrics } from './relay-metrics.js';
import { endSendSpan, startSendSpans } from './send-spans.js';
import type { TopicCheck } from './topic-check.js';

/** After these the same rows are sent again. */
const brokerFailures: ReadonlySet<ErrorCode> = new Set([
  'BROKER_UNAVAILABLE',
  'NOT_ACKNOWLEDGED',
  'PRODUCER_FENCED',
]);

/** What a delivery works with. */
export interface DeliveryParts {
  readonly publisher: Publisher;
  readonly topics: TopicCheck;
  readonly keeper: Pick<LeaseKeeper, 'sendDeadlineMs'>;
  readonly held: HeldRows;
  readonly blocked: Blocked;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
  readonly floor: () => number;
  /** Removes rows that the broker acknowledged. */
  readonly acknowledge: (ids: readonly number[]) => Promise<void>;
}

/** Sends rows in order, one batch after the other, so that a key never has two batches on the way. */
export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  /**
   * @returns the failure after which everything unacknowledged must be read again, or null. Rows of blocked keys are
   * let go and are no failure.
   * @throws KervanError LEASE_LOST, DATABASE_UNAVAILABLE
   */
  async deliver(rows: readonly OutboxRow[], signal: AbortSignal): Promise<KervanError | null> {
    try {
      const outgoing = await this.#addressed(rows);
      for (const batch of batches(outgoing)) {
        if (signal.aborted) return null;
        const failure = await this.#send(batch.filter(({ row }) => !this.#waits(row)));
        if (failure) return failure;
      }
      return null;
    } catch (error) {
      if (error instanceof KervanError && brokerFailures.has(error.code)) return error;
      throw error;
    }
  }

  async #addressed(rows: readonly OutboxRow[]): Promise<Outgoing[]> {
    const outgoing: Outgoing[] = [];
    for (const row of rows) {
      if (this.#waits(row)) continue;
      const record = await this.#recordOf(row);
      if (record) outgoing.push({ row, record });
    }
    return outgoing;
  }

  /** Null when the row is refused: it waits. */
  async #recordOf(row: OutboxRow): Promise<OutgoingRecord | null> {
    const { topic, key, payload: value } = row;
    try {
      const partitions = await this.parts.topics.partitions(topic);
      return { topic, partition: partitionFor(key, partitions), key, value, headers: headersOf(row) };
    } catch (error) {
      if (!(error instanceof KervanError) || error.retriable) throw error;
      this.#block(row, error);
      return null;
    }
  }

  async #send(batch: readonly Outgoing[]): Promise<KervanError | null> {
    if (batch.length === 0) return null;
    const { publisher, keeper, held, metrics } = this.parts;
    const byRecord = new Map(batch.map(({ row, record }) => [record, row]));
    // May throw: no span is open yet.
    const deadlineMs = await keeper.sendDeadlineMs();
    const spans = startSendSpans(batch);
    const { acked, failed } = await publisher.publish([...byRecord.keys()], deadlineMs);
    const ids = acked.flatMap((record) => byRecord.get(record)?.id ?? []);
    for (const id of ids) {
      held.acked(id);
      endSendSpan(spans.get(id));
    }
    metrics.published += ids.length;
    let failure: KervanError | null = null;
    for (const { record, error } of failed) {
      const row = byRecord.get(record);
      endSendSpan(row && spans.get(row.id), error.code);
      if (!row || this.#waits(row)) continue;
      if (error.retriable) failure ??= error;
      else this.#block(row, error);
      metrics.retried++;
    }
    await this.parts.acknowledge(ids);
    return failure;
  }

  /** Whether the row stays in the outbox because its key or topic is blocked. */
  #waits(row: OutboxRow): boolean {
    const { blocked, held } = this.parts;
    if (!blocked.holds(row)) return false;
    blocked.keep(row);
    held.letGo(row.id);
    return true;
  }

  #block(row: OutboxRow, error: KervanError): void {
    const { blocked, metrics, logger, floor } = this.parts;
    const topicAtFault = error.code.startsWith('TOPIC_');
    if (topicAtFault) blocked.blockTopic(row.topic, error, floor());
    else blocked.blockKey(row, error);
    this.#waits(row);
    metrics.blockedKeys = blocked.keys;
    metrics.blockedTopics = blocked.topics.length;
    const { id, topic, key, sequence } = row;
    const what = topicAtFault ? 'topic is refused, its events wait' : 'event is refused, its key waits';
    logger.error({ outboxId: id, topic, key, sequence, code: error.code }, `${what}: ${error.message}`);
  }
}
