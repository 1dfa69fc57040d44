import type { BenchPlace } from '../place/bench-place.js';
import { MeasuredProcess } from '../process/measured-process.js';
import { untilAll } from '../process/until-all.js';
import type { Usage } from '../process/usage.js';
import { type Acknowledged, PublisherMessage, type PublisherSettings } from './messages.js';

/** The relay in a process of its own, publishing the outbox of a bench. */
export class PublisherProcess {
  readonly #process: MeasuredProcess;
  #events = 0;
  #maxRssKb = 0;
  #answer: (usage: Usage) => void = () => undefined;

  /** @param onAcknowledged hears of every batch, with the number of events up to and including it. */
  constructor(
    { database, brokers, client, topicPrefix, tracing }: BenchPlace,
    { ids }: Pick<PublisherSettings, 'ids'>,
    onAcknowledged: (batch: Acknowledged, total: number) => void,
  ) {
    this.#process = MeasuredProcess.start('publisher', (received) => {
      const message = PublisherMessage.parse(received);
      this.#maxRssKb = message.maxRssKb;
      if (message.kind === 'usage') this.#answer(message);
      else onAcknowledged(message, (this.#events += message.events));
    });
    const settings: PublisherSettings = {
      databaseUrl: database.publisherUrl,
      brokers: [...brokers],
      client,
      topicPrefix,
      ids,
      telemetry: tracing?.endpoint ?? null,
    };
    this.#process.send(settings);
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Most resident memory, KiB. */
  get maxRssKb(): number {
    return this.#maxRssKb;
  }

  /** One question at a time. */
  async usage(): Promise<Usage> {
    const answered = new Promise<Usage>((resolve) => (this.#answer = resolve));
    this.#process.send({ ask: 'usage' });
    return answered;
  }

  /** @throws KervanError PROCESS_FAILED when it ended or does not go on. */
  published(events: number): Promise<void> {
    return untilAll(events, () => {
      this.#process.check();
      return Promise.resolve(this.#events);
    });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
