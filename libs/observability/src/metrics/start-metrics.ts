import { randomUUID } from 'node:crypto';
import type { ExportTarget } from '../export-target.js';
import { Metrics } from './metrics.js';
import { observeProcess } from './process-metrics.js';

const EXPORT_EVERY_MS = 15_000;

export interface RunningMetrics {
  readonly metrics: Metrics;
  /** All of them as they are now, as Prometheus text. */
  readonly scrape: () => Promise<string>;
  /** Sends them once more and stops. */
  readonly stop: () => Promise<void>;
}

/**
 * One reader serves both who scrapes and the collector: each further one would keep every measurement once more.
 *
 * @param target absent: they can be scraped, and are sent nowhere
 */
export async function startMetrics(service: string, target?: ExportTarget): Promise<RunningMetrics> {
  const [{ MeterProvider }, { resourceFromAttributes }, { prometheusText }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
    import('./prometheus-text.js'),
  ]);
  const reader = target ? await pushing(target) : await waiting();
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': randomUUID() }),
    readers: [reader],
  });
  const metrics = new Metrics(provider.getMeter('kervan'));
  observeProcess(metrics);
  const scrape = async () => prometheusText((await reader.collect()).resourceMetrics);
  return { metrics, scrape, stop: () => provider.shutdown() };
}

async function waiting() {
  const { PullReader } = await import('./pull-reader.js');
  return new PullReader();
}

async function pushing({ url, timeoutMillis }: ExportTarget) {
  const [{ AggregationTemporality, PeriodicExportingMetricReader }, { OTLPMetricExporter }] =
    await Promise.all([
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
    ]);
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({
      url: url('metrics'),
      timeoutMillis,
      // Whatever the environment prefers: of differences a scrape would take a part away from the next export.
      temporalityPreference: AggregationTemporality.CUMULATIVE,
    }),
    exportIntervalMillis: EXPORT_EVERY_MS,
    exportTimeoutMillis: timeoutMillis,
  });
}
