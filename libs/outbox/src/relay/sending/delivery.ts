import { KervanError, type ErrorCode } from '@kervan/contracts';
import { partitionKey, type OutgoingRecord, type Publisher } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { orderKey, type OutboxRow } from '../outbox-row.js';
import type { RelayMetrics } from '../relay-metrics.js';
import { SendSpans } from '../send-spans.js';
import type { TopicCheck } from '../topic-check.js';
import { outgoingOf, type Outgoing } from './outgoing.js';

/** After these the same rows are sent again. */
const brokerFailures: ReadonlySet<ErrorCode> = new Set([
  'BROKER_UNAVAILABLE',
  'NOT_ACKNOWLEDGED',
  'PRODUCER_FENCED',
  'LEASE_LOST',
]);

/** These may be the fault of one topic or partition alone. */
const partialFailures: ReadonlySet<ErrorCode> = new Set(['BROKER_UNAVAILABLE', 'NOT_ACKNOWLEDGED']);

/** Where rows go that the broker refuses for good. */
export interface Refusals {
  /** Whether the row must not be sent, because its topic or an earlier row of its key was refused. */
  holds(row: OutboxRow): boolean;
  /** The row was refused; every earlier one of its key is acknowledged. */
  refuse(row: OutboxRow, error: KervanError): void;
  /** A row that must not be sent waits with those before it. */
  keep(row: OutboxRow): void;
}

/** What a delivery works with. */
export interface DeliveryParts {
  readonly publisher: Pick<Publisher, 'publish'>;
  readonly topics: Pick<TopicCheck, 'known' | 'partitions'>;
  /** Time for a send of rows of these lanes that begins now, or null: not at all. */
  readonly sendDeadlineMs: (lanes: readonly number[]) => Promise<number | null>;
  readonly refusals: Refusals;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
}

/** What became of the rows of one delivery. Those in neither list wait with the refused ones. */
export interface Delivered {
  readonly acked: readonly OutboxRow[];
  /** Their partitions cannot be written now, while others can. */
  readonly stuck: readonly OutboxRow[];
  /** Not known to be written: they must be read again. */
  readonly failed: readonly OutboxRow[];
  readonly failure: KervanError | null;
}

/** The rows of one delivery that are settled. */
interface Settled {
  readonly acked: OutboxRow[];
  readonly kept: OutboxRow[];
  /** Names of partitions, and of topics that could not be asked about, and why. */
  readonly stuck: Map<string, KervanError>;
  readonly stuckRows: Set<OutboxRow>;
}

/** Sends rows in order through one producer, which cuts them as the broker wants. */
export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  /** @throws KervanError for reasons that are not the broker's */
  async deliver(rows: readonly OutboxRow[]): Promise<Delivered> {
    const settled: Settled = { acked: [], kept: [], stuck: new Map(), stuckRows: new Set() };
    const { acked, kept, stuck, stuckRows } = settled;
    const failure = (await this.#sendAll(rows, settled)) ?? wholeFailure(settled);
    if (failure === null && stuckRows.size === 0) return { acked, stuck: [], failed: [], failure };
    for (const [name, { code, message }] of stuck)
      if (failure === null) this.parts.logger.warn({ code, partition: name }, `events wait: ${message}`);
    if (failure === null)
      return { acked, stuck: rows.filter((row) => stuckRows.has(row)), failed: [], failure };
    const done = new Set([...acked, ...kept]);
    return { acked, stuck: [], failed: rows.filter((row) => !done.has(row)), failure };
  }

  async #sendAll(rows: readonly OutboxRow[], settled: Settled): Promise<KervanError | null> {
    try {
      const addressed: Outgoing[] = [];
      for (const row of rows) {
        if (this.#waits(row, settled)) continue;
        const partitions = await this.#partitions(row, settled);
        if (partitions === null) continue;
        const outgoing = partitions instanceof KervanError ? partitions : outgoingOf(row, partitions);
        if (!(outgoing instanceof KervanError)) {
          addressed.push(outgoing);
          continue;
        }
        // What goes before it in its order is sent first.
        if (addressed.some((before) => orderKey(before.row) === orderKey(row))) {
          const failure = await this.#send(addressed.splice(0), settled);
          if (failure) return failure;
        }
        if (!this.#waits(row, settled)) this.#refuse(row, outgoing, settled);
      }
      return await this.#send(addressed, settled);
    } catch (error) {
      if (error instanceof KervanError && brokerFailures.has(error.code)) return error;
      throw error;
    }
  }

  /** Partition count of a row's topic, why it is refused, or null: it cannot be asked for now, and the row waits. */
  async #partitions(row: OutboxRow, { stuck, stuckRows }: Settled): Promise<number | KervanError | null> {
    const { topic } = row;
    const { topics } = this.parts;
    try {
      if (!stuck.has(topic)) return topics.known(topic) ?? (await topics.partitions(topic));
    } catch (error) {
      if (!(error instanceof KervanError)) throw error;
      if (!error.retriable) return error;
      if (!partialFailures.has(error.code)) throw error;
      stuck.set(topic, error);
    }
    stuckRows.add(row);
    return null;
  }

  async #send(addressed: readonly Outgoing[], settled: Settled): Promise<KervanError | null> {
    // A row before them may have been refused meanwhile.
    const batch = addressed.filter((one) => !this.#isStuck(one, settled) && !this.#waits(one.row, settled));
    if (batch.length === 0) return null;
    const { sendDeadlineMs } = this.parts;
    const deadlineMs = await sendDeadlineMs([...new Set(batch.map(({ row }) => row.lane))]);
    if (deadlineMs === null) return new KervanError('LEASE_LOST', 'a lease ended without renewal');
    // No span is opened before it is certain that the batch is sent.
    const spans = new SendSpans(batch);
    try {
      return await this.#publish(batch, deadlineMs, spans, settled);
    } finally {
      spans.close();
    }
  }

  async #publish(
    batch: readonly Outgoing[],
    deadlineMs: number,
    spans: SendSpans,
    settled: Settled,
  ): Promise<KervanError | null> {
    const { publisher, metrics } = this.parts;
    const { acked, failed } = await publisher.publish(
      batch.map(({ record }) => record),
      deadlineMs,
    );
    const rowOf = failed.length === 0 ? null : new Map(batch.map(({ row, record }) => [record, row]));
    const rows = rowOf ? acked.flatMap((record) => rowOf.get(record) ?? []) : batch.map(({ row }) => row);
    for (const row of rows) settled.acked.push(row);
    for (const { id } of rows) spans.end(id);
    metrics.published += rows.length;
    metrics.retried += failed.length;
    if (rowOf === null) return null;
    let failure: KervanError | null = null;
    const failedKeys = new Set<string>();
    for (const { record, error } of failed) {
      const row = rowOf.get(record);
      if (!row) continue;
      spans.end(row.id, error.code);
      if (this.#waits(row, settled)) continue;
      if (error.retriable) {
        // Where others are written, or the broker says so itself, it is this partition alone.
        const alone =
          partialFailures.has(error.code) && (rows.length > 0 || error.code === 'NOT_ACKNOWLEDGED');
        if (alone) {
          settled.stuck.set(nameOf(record), error);
          settled.stuckRows.add(row);
        } else failure ??= error;
        failedKeys.add(orderKey(row));
      } else if (!failedKeys.has(orderKey(row))) this.#refuse(row, error, settled);
    }
    return failure;
  }

  /** A row of a partition to which an earlier one could not be written waits with those before it. */
  #isStuck({ row, record }: Outgoing, { stuck, stuckRows }: Settled): boolean {
    if (stuck.size === 0 || !stuck.has(nameOf(record))) return false;
    stuckRows.add(row);
    return true;
  }

  #waits(row: OutboxRow, { kept }: Settled): boolean {
    if (!this.parts.refusals.holds(row)) return false;
    this.parts.refusals.keep(row);
    kept.push(row);
    return true;
  }

  #refuse(row: OutboxRow, error: KervanError, { kept }: Settled): void {
    this.parts.refusals.refuse(row, error);
    kept.push(row);
    const { id, topic, key, sequence } = row;
    this.parts.logger.error(
      { outboxId: id, topic, key, sequence, code: error.code },
      `event is refused, its key or topic waits: ${error.message}`,
    );
  }
}

function nameOf({ topic, partition }: OutgoingRecord): string {
  return partitionKey(topic, partition);
}

/** Nothing gets through anywhere, and no partition said that it is the only one. */
function wholeFailure({ acked, stuck }: Settled): KervanError | null {
  const errors = [...stuck.values()];
  if (acked.length > 0 || errors.some(({ code }) => code === 'NOT_ACKNOWLEDGED')) return null;
  return errors[0] ?? null;
}
