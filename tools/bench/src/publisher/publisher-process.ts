import type { BenchPlace } from '../place/bench-place.js';
import { MeasuredProcess } from '../process/measured-process.js';
import { untilAll } from '../process/until-all.js';
import { Acknowledged, type PublisherSettings } from './messages.js';

/** The relay in a process of its own, publishing the outbox of a bench. */
export class PublisherProcess {
  readonly #process: MeasuredProcess;
  #events = 0;
  #maxRssKb = 0;

  /** @param onAcknowledged hears of every batch, with the number of events up to and including it. */
  constructor(
    { database, brokers, client, topicPrefix }: BenchPlace,
    { ids }: Pick<PublisherSettings, 'ids'>,
    onAcknowledged: (batch: Acknowledged, total: number) => void,
  ) {
    this.#process = MeasuredProcess.start('publisher', (message) => {
      const batch = Acknowledged.parse(message);
      this.#events += batch.events;
      this.#maxRssKb = batch.maxRssKb;
      onAcknowledged(batch, this.#events);
    });
    const settings: PublisherSettings = {
      databaseUrl: database.publisherUrl,
      brokers: [...brokers],
      client,
      topicPrefix,
      ids,
    };
    this.#process.send(settings);
  }

  /** Most resident memory, KiB. */
  get maxRssKb(): number {
    return this.#maxRssKb;
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
