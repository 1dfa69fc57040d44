import type { Metrics } from '@kervan/observability';
import type { RelayMetrics } from './relay-metrics.js';

/** Lets a relay's own counters be collected. */
export function observeRelay(metrics: Metrics, outbox: string, now: () => Readonly<RelayMetrics>): void {
  metrics.observe('erp.outbox.publish.attempts', (tell) => {
    const { published, retried } = now();
    tell(published, { outbox, outcome: 'acknowledged' });
    tell(retried, { outbox, outcome: 'failed' });
  });
  metrics.observe('erp.outbox.sequence_breaks', (tell) => tell(now().sequenceBreaks, { outbox }));
  metrics.observe('erp.outbox.lanes', (tell) => tell(now().lanes, { outbox }));
}
