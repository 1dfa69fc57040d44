import { MetricReader } from '@opentelemetry/sdk-metrics';

/** Collects when it is asked to, and sends nothing. */
export class PullReader extends MetricReader {
  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }
}
