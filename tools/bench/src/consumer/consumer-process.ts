import type { BenchPlace } from '../place/bench-place.js';
import { MeasuredProcess } from '../process/measured-process.js';
import { Usage } from '../process/usage.js';

/** The consuming service in a process of its own. */
export class ConsumerProcess {
  readonly #process: MeasuredProcess;
  #answer: (usage: Usage) => void = () => undefined;

  constructor({ database, brokers, client, topicPrefix }: BenchPlace) {
    this.#process = MeasuredProcess.start('consumer', (message) => this.#answer(Usage.parse(message)), {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: brokers.join(','),
      KAFKA_CLIENT: client,
      KAFKA_TOPIC_PREFIX: topicPrefix,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    });
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
