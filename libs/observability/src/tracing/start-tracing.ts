import type { ExportTarget } from '../export-target.js';

/** Spans kept while the collector is slow or away; more are dropped. */
const QUEUE_LIMIT = 4096;
const EXPORT_DELAY_MS = 1000;

/**
 * Starts tracing with W3C propagation. Spans leave in bounded, asynchronous batches, so a dead collector costs nothing
 * but spans.
 *
 * @param ratio share of new traces that are recorded, 0..1; a trace begun elsewhere keeps its own decision
 * @returns sends what is waiting and stops
 */
export async function startTracing(
  service: string,
  { url, timeoutMillis }: ExportTarget,
  ratio: number,
): Promise<() => Promise<void>> {
  const [
    { NodeSDK },
    { OTLPTraceExporter },
    { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler },
  ] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const sdk = new NodeSDK({
    serviceName: service,
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: url('traces'), timeoutMillis }),
        maxQueueSize: QUEUE_LIMIT,
        scheduledDelayMillis: EXPORT_DELAY_MS,
        exportTimeoutMillis: timeoutMillis,
      }),
    ],
  });
  sdk.start();
  return () => sdk.shutdown();
}
