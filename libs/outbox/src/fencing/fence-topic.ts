import { FenceRecord, fenceTopic, KervanError } from '@kervan/contracts';
import type { Broker, Publisher } from '@kervan/messaging';

/** What the fence needs of the broker. */
export type FenceBroker = Pick<Broker, 'publisher' | 'offsets' | 'scan' | 'ensureTopics'>;

const WRITE_DEADLINE_MS = 10_000;

/** What the broker remembers of one outbox. */
export class FenceTopic {
  #publisher: Promise<Publisher> | undefined;

  /** @param service whose outbox it is; the key of its records. */
  constructor(
    private readonly broker: FenceBroker,
    private readonly service: string,
  ) {}

  /**
   * The highest record, also where publishers that raised the fence at once wrote in another order; null: none was
   * written. Makes the topic where it is missing.
   *
   * @throws KervanError BROKER_UNAVAILABLE, EVENT_MALFORMED
   */
  async highest(): Promise<FenceRecord | null> {
    await this.#create();
    let highest: FenceRecord | null = null;
    await this.broker.scan(fenceTopic.name, ({ key, value }) => {
      if (key !== this.service || value === null) return;
      const record = parsed(value);
      if (!highest || isAhead(record, highest)) highest = record;
    });
    return highest;
  }

  /** @throws KervanError BROKER_UNAVAILABLE, NOT_ACKNOWLEDGED */
  async write(record: FenceRecord): Promise<void> {
    this.#publisher ??= this.broker.publisher(`outbox-fence-${this.service}`);
    const publisher = await this.#publisher;
    const value = JSON.stringify(record);
    const written = { topic: fenceTopic.name, partition: 0, key: this.service, value, headers: {} };
    const { failed } = await publisher.publish([written], WRITE_DEADLINE_MS);
    for (const { error } of failed) throw error;
  }

  async close(): Promise<void> {
    await (await this.#publisher)?.close();
  }

  async #create(): Promise<void> {
    try {
      await this.broker.offsets(fenceTopic.name);
    } catch (error) {
      if (!(error instanceof KervanError) || error.code !== 'TOPIC_MISSING') throw error;
      await this.broker.ensureTopics([fenceTopic]);
    }
  }
}

/** Whether one is later than the other: a higher epoch, or the same with a higher fence. */
export function isAhead(
  one: Pick<FenceRecord, 'epoch' | 'fence'>,
  other: Pick<FenceRecord, 'epoch' | 'fence'>,
): boolean {
  return one.epoch > other.epoch || (one.epoch === other.epoch && one.fence > other.fence);
}

function parsed(value: string): FenceRecord {
  try {
    return FenceRecord.parse(JSON.parse(value));
  } catch (cause) {
    throw new KervanError('EVENT_MALFORMED', `a record of ${fenceTopic.name} is not a fence`, { cause });
  }
}
