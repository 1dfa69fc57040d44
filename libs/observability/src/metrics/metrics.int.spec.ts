import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { exportTo } from '../export-target.js';
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

  it('are the same for the collector, however often they were scraped before', async () => {
    const preference = 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE';
    const environment = jest.replaceProperty(process, 'env', { [preference]: 'delta' });
    const bodies: string[] = [];
    const collector = createServer((request, response) => {
      text(request).then(
        (body) => {
          bodies.push(body);
          response.setHeader('content-type', 'application/json').end('{}');
        },
        () => response.destroy(),
      );
    });
    await once(collector.listen(0, '127.0.0.1'), 'listening');
    const address = z.object({ port: z.number() }).parse(collector.address());
    const sending = await startMetrics('erp-core', exportTo(`http://127.0.0.1:${address.port}`));
    environment.restore();
    const labels = { consumer: 'crm', event_type: 'FaturaKesildi', outcome: 'handled' };
    const line = /^erp_inbox_handled_total\{.*\} (\d+)$/m;

    sending.metrics.add('erp.inbox.handled', labels, 3);
    expect(line.exec(await sending.scrape())?.[1]).toBe('3');
    sending.metrics.add('erp.inbox.handled', labels, 4);
    expect(line.exec(await sending.scrape())?.[1]).toBe('7');
    await sending.stop();
    await new Promise((resolve) => collector.close(resolve));

    expect(bodies.join()).toMatch(/"name":"erp\.inbox\.handled".*?"asDouble":7/);
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
