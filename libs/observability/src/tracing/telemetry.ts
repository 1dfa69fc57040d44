/** Where the spans of a process go. */
export interface TelemetryOptions {
  /** `service.name` of the resource. */
  readonly service: string;
  /** Base address of an OTLP/HTTP collector, `http://127.0.0.1:4318`; absent: nothing is loaded or started. */
  readonly endpoint: string | undefined;
  /** Share of new traces that are recorded, 0..1, default 1; a trace begun elsewhere keeps its own decision. */
  readonly ratio?: number;
}

export interface Telemetry {
  /** Sends what is waiting, at most for a few seconds, and stops. Never rejects: telemetry may be lost. */
  shutdown(): Promise<void>;
}

/** Spans kept while the collector is slow or away; more are dropped. */
const QUEUE_LIMIT = 4096;
const EXPORT_TIMEOUT_MS = 3000;
const EXPORT_DELAY_MS = 1000;

/**
 * Starts tracing with W3C propagation. Spans leave in bounded, asynchronous batches, so a dead collector costs nothing
 * but spans.
 */
export async function startTelemetry({ service, endpoint, ratio = 1 }: TelemetryOptions): Promise<Telemetry> {
  if (endpoint === undefined) return { shutdown: () => Promise.resolve() };
  const [
    { NodeSDK },
    { OTLPTraceExporter },
    { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler },
  ] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const sdk = new NodeSDK({
    serviceName: service,
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: QUEUE_LIMIT,
        scheduledDelayMillis: EXPORT_DELAY_MS,
        exportTimeoutMillis: EXPORT_TIMEOUT_MS,
      }),
    ],
  });
  sdk.start();
  return { shutdown: () => sdk.shutdown().catch(() => undefined) };
}
