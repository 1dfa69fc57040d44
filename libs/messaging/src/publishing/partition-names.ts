import { partitionKey, type OutgoingRecord } from '../broker.js';

/** `partitionKey` of records, made once per partition instead of once per record. */
export class PartitionNames {
  readonly #topics = new Map<string, Map<number, string>>();

  of({ topic, partition }: OutgoingRecord): string {
    let names = this.#topics.get(topic);
    if (!names) this.#topics.set(topic, (names = new Map<number, string>()));
    let name = names.get(partition);
    if (name === undefined) names.set(partition, (name = partitionKey(topic, partition)));
    return name;
  }
}
