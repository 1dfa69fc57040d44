import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isMetricName, metricCatalogue, prometheusName } from './metric-catalogue.js';
import { startMetrics, type RunningMetrics } from './start-metrics.js';

describe('metrics', () => {
  let running: RunningMetrics;
  beforeEach(async () => void (running = await startMetrics('erp-core')));
  afterEach(() => running.stop());

  it('are Prometheus text under names that end in their unit', async () => {
    const { metrics } = running;
    metrics.add('erp.inbox.handled', { consumer: 'crm', event_type: 'FaturaKesildi', outcome: 'handled' }, 3);
    metrics.record('erp.outbox.publish.delay', { outbox: 'erp-core' }, 0.02);
    metrics.observe('erp.outbox.table.size', (tell) => tell(8_192, { outbox: 'erp-core' }));
    metrics.observe('erp.outbox.sequence_breaks', (tell) => tell(0, { outbox: 'erp-core' }));

    const text = await running.scrape();

    for (const line of [
      'erp_inbox_handled_total{consumer="crm",event_type="FaturaKesildi",outcome="handled"} 3',
      'erp_outbox_publish_delay_seconds_bucket{outbox="erp-core",le="0.01"} 0',
      'erp_outbox_publish_delay_seconds_bucket{outbox="erp-core",le="0.025"} 1',
      'erp_outbox_table_size_bytes{outbox="erp-core"} 8192',
      'erp_outbox_sequence_breaks_total{outbox="erp-core"} 0',
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(/\nprocess_memory_usage_bytes \d+\n/);
    expect(text).toContain('service_name="erp-core"');
  });

  it('lose what cannot be read, and nothing else', async () => {
    const { metrics } = running;
    metrics.observe('erp.outbox.lanes', () => Promise.reject(new Error('away')));
    metrics.observe('erp.dlq.oldest.age', (tell) => tell(7, { consumer: 'crm' }));

    expect(await running.scrape()).toContain('erp_dlq_oldest_age_seconds{consumer="crm"} 7');
  });

  it('have names of their own in Prometheus, too', () => {
    const names = Object.keys(metricCatalogue).filter(isMetricName).map(prometheusName);

    expect(names).toContain('erp_consumer_lag_seconds');
    expect(new Set(names).size).toBe(names.length);
  });
});
