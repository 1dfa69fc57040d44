import type { Metrics } from '@kervan/observability';
import type { Unit } from '@kervan/outbox';
import type { Stream } from '../chunk/stream.js';
import { publishReceipts } from './publish-receipts.js';
import type { Receipt } from './receipt.js';

/** Where a delivery came from: the broker, or the parked events of its key. */
export type Origin = 'broker' | 'parked';

/** Tells what became of deliveries: as events of the transaction that brought them into effect, and as metrics after it. */
export class Receipts {
  constructor(private readonly metrics: Metrics) {}

  tell(unit: Unit, stream: Stream, receipts: readonly Receipt[], origin: Origin = 'broker'): void {
    publishReceipts(unit, stream, receipts, origin === 'parked');
    unit.afterCommit(() => this.#measure(stream.consumer, receipts, origin));
  }

  #measure(consumer: string, receipts: readonly Receipt[], origin: Origin): void {
    const now = Date.now();
    const same = new Map<string, { readonly receipt: Receipt; count: number }>();
    for (const receipt of receipts) {
      if (receipt.delivery.replayed) continue;
      if (receipt.outcome === 'handled') this.#handled(consumer, receipt, now);
      const alike = `${typeOf(receipt)} ${receipt.outcome} ${String(receipt.fingerprint !== null)}`;
      const known = same.get(alike);
      if (known) known.count++;
      else same.set(alike, { receipt, count: 1 });
      if (origin === 'parked') this.metrics.add('erp.consumer.retries', { consumer, stage: 'delayed' });
      else if (receipt.attempt > 1)
        this.metrics.add('erp.consumer.retries', { consumer, stage: 'immediate' }, receipt.attempt - 1);
    }
    for (const { receipt, count } of same.values()) this.#count(consumer, receipt, origin, count);
  }

  #handled(consumer: string, receipt: Receipt, now: number): void {
    const labels = { consumer, event_type: typeOf(receipt) };
    const delayMs = Math.max(0, now - Date.parse(receipt.delivery.envelope.time));
    this.metrics.record('erp.event.delivery.delay', labels, delayMs / 1_000);
    this.metrics.record('messaging.process.duration', labels, receipt.durationMs / 1_000);
  }

  /** An event is added to the dead letters by its own failure, not by that of another one of its key. */
  #count(consumer: string, receipt: Receipt, origin: Origin, count: number): void {
    const { outcome, fingerprint } = receipt;
    const event_type = typeOf(receipt);
    this.metrics.add('erp.inbox.handled', { consumer, event_type, outcome }, count);
    if (origin === 'broker' && fingerprint !== null)
      this.metrics.add('erp.dlq.added', { consumer, event_type }, count);
    if (origin === 'parked' && resolving.has(outcome))
      this.metrics.add('erp.dlq.resolved', { consumer, how: outcome }, count);
  }
}

/** Anybody may write any type: what no handler takes goes by one name, so that labels stay few. */
function typeOf({ delivery: { content, envelope } }: Receipt): string {
  return content.kind === 'event' ? envelope.type : 'other';
}

/** Outcomes with which an event leaves the parked ones. */
const resolving: ReadonlySet<string> = new Set(['handled', 'duplicate', 'skipped']);
