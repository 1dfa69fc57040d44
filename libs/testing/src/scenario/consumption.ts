import type { Database } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import { eventually } from '../eventually.js';

interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
}

/** What the service under test has consumed, by its own books. */
export class Consumption {
  constructor(
    private readonly database: Database,
    private readonly broker: Broker,
    private readonly consumer: string,
  ) {}

  /** Waits until every record of the topics the service consumes is handled, parked or skipped. */
  async settled(): Promise<void> {
    await eventually(`${this.consumer} to handle everything`, () => this.#isSettled());
  }

  /** Waits until the service's inbox has this record's partition; it never will for a topic without a handler. */
  async reached(topic: string, partition: number): Promise<void> {
    await eventually(`${this.consumer} to consume ${topic}`, async () =>
      (await this.#positions()).some(
        (position) => position.topic === topic && position.partition === partition,
      ),
    );
  }

  async #isSettled(): Promise<boolean> {
    const positions = await this.#positions();
    const consumed = [...new Set(positions.map(({ topic }) => topic))];
    const ends = (await Promise.all(consumed.map((topic) => this.broker.offsets(topic)))).flat();
    return positions.every(({ topic, partition, nextOffset }) =>
      ends.some((held) => held.topic === topic && held.partition === partition && held.end <= nextOffset),
    );
  }

  #positions(): Promise<Position[]> {
    return this.database.query<Position>(
      'SELECT topic, partition, next_offset AS "nextOffset" FROM inbox_partition WHERE consumer = $1',
      [this.consumer],
    );
  }
}
