import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@kervan/local';
import type { BenchPlace } from '../place/bench-place.js';
import { MeasuredProcess } from '../process/measured-process.js';
import { Usage } from '../process/usage.js';

const PAUSE_MS = 100;

/** The operators' console in a process of its own. */
export class ConsoleProcess {
  readonly #process: MeasuredProcess;
  readonly #url: string;
  readonly #token: string;
  #answer: (usage: Usage) => void = () => undefined;

  private constructor(place: BenchPlace, port: number) {
    this.#url = `http://127.0.0.1:${port}`;
    this.#token = randomBytes(16).toString('hex');
    this.#process = MeasuredProcess.start('console', (message) => this.#answer(Usage.parse(message)), [], {
      DATABASE_URL: place.database.url,
      KAFKA_BROKERS: place.brokers.join(','),
      KAFKA_TOPIC_PREFIX: place.topicPrefix,
      HTTP_PORT: String(port),
      API_TOKEN: this.#token,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    });
  }

  /** Returns when it is ready: its tables are made. @throws KervanError PROCESS_FAILED */
  static async start(place: BenchPlace): Promise<ConsoleProcess> {
    const started = new ConsoleProcess(place, await freePort());
    while (!(await started.#isReady())) {
      started.#process.check();
      await sleep(PAUSE_MS);
    }
    return started;
  }

  /** JSON of an answer. @throws Error for an answer that is no success */
  async get(path: string): Promise<unknown> {
    const response = await fetch(this.#url + path, { headers: { authorization: `Bearer ${this.#token}` } });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
    return response.json();
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

  async #isReady(): Promise<boolean> {
    const answer = await fetch(`${this.#url}/health/ready`).catch(() => null);
    return answer?.ok ?? false;
  }
}
