import type { BenchPlace } from '../place/bench-place.js';
import { MeasuredProcess } from '../process/measured-process.js';
import { Usage } from '../process/usage.js';
import type { HandlerName } from './bench-consumer.js';

/** How the service handles its events. */
export interface Handling {
  readonly handler: HandlerName;
  /** The first so many keys fail for good; default none. */
  readonly failingKeys?: number;
}

/** The consuming service in a process of its own. */
export class ConsumerProcess {
  readonly #process: MeasuredProcess;
  #answer: (usage: Usage) => void = () => undefined;

  constructor(
    { database, brokers, client, topicPrefix, tracing }: BenchPlace,
    { handler, failingKeys = 0 }: Handling,
  ) {
    this.#process = MeasuredProcess.start(
      'consumer',
      (message) => this.#answer(Usage.parse(message)),
      [handler],
      {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: brokers.join(','),
        ...(client !== 'default' && { KAFKA_CLIENT: client }),
        KAFKA_TOPIC_PREFIX: topicPrefix,
        ...(tracing?.endpoint && { OTEL_EXPORTER_OTLP_ENDPOINT: tracing.endpoint }),
        LOG_LEVEL: failingKeys > 0 ? 'silent' : 'error',
        NODE_ENV: 'production',
        BENCH_FAILING_KEYS: String(failingKeys),
      },
    );
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** @throws KervanError PROCESS_FAILED when it is over. */
  check(): void {
    this.#process.check();
  }

  /** One question at a time. */
  async usage(): Promise<Usage> {
    const answered = new Promise<Usage>((resolve) => (this.#answer = resolve));
    this.#process.send({ ask: 'usage' });
    return answered;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
