import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { partitionKey, type OutgoingRecord, type PublishResult } from '../broker.js';
import { deferred } from '../deferred.js';
import type { Producer, ProducerClient } from './producer-client.js';
import { SerialPublisher } from './serial-publisher.js';

const DEADLINE_MS = 30_000;

type Send = (records: readonly OutgoingRecord[]) => Promise<ReadonlySet<string>>;

/** A client library whose sends are played by the spec, one function after the other; the last one stays. */
class PlayedClient implements ProducerClient {
  readonly compressed = false;
  readonly sent: (readonly string[])[] = [];
  opened = 0;
  killed = 0;

  constructor(private readonly plays: Send[]) {}

  open(): Promise<Producer> {
    this.opened++;
    return Promise.resolve({
      send: (records) => {
        this.sent.push(records.map(({ value }) => value));
        const play = this.plays.length > 1 ? this.plays.shift() : this.plays[0];
        return play ? play(records) : allOf(records);
      },
      kill: () => {
        this.killed++;
      },
      close: () => Promise.resolve(),
    });
  }

  limits(): Promise<{ partitions: number; maxBatchBytes: number }> {
    return Promise.resolve({ partitions: 3, maxBatchBytes: 1_000 });
  }
}

const allOf: Send = (records) =>
  Promise.resolve(new Set(records.map(({ topic, partition }) => partitionKey(topic, partition))));

function failing(code: 'RECORD_TOO_LARGE' | 'TOPIC_MISSING' | 'BROKER_UNAVAILABLE', bad: string): Send {
  return (records) =>
    records.some(({ value }) => value.startsWith(bad))
      ? Promise.reject(new KervanError(code, bad))
      : allOf(records);
}

function record(partition: number, key: string, value: string): OutgoingRecord {
  return { topic: 't', partition, key, value, headers: {} };
}

function outcome({ acked, failed }: PublishResult): object {
  return {
    acked: acked.map(({ value }) => value),
    failed: Object.fromEntries(failed.map(({ record: { value }, error }) => [value, error.code])),
  };
}

describe('SerialPublisher', () => {
  it('fails what an answer does not name, holds back what follows it and makes a new producer', async () => {
    const client = new PlayedClient([() => Promise.resolve(new Set(['t/1'])), allOf]);
    const publisher = new SerialPublisher(client);
    const half = 'x'.repeat(600);

    const result = await publisher.publish(
      [
        record(0, 'a', `1${half}`),
        record(1, 'b', `2${half}`),
        record(0, 'a', `3${half}`),
        record(0, 'c', `4${half}`),
      ],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({
      acked: [`2${half}`, `4${half}`],
      failed: { [`1${half}`]: 'NOT_ACKNOWLEDGED', [`3${half}`]: 'NOT_ACKNOWLEDGED' },
    });
    expect([client.opened, client.killed]).toEqual([2, 1]);
  });

  it('sends nothing more after a failure that will pass', async () => {
    const client = new PlayedClient([failing('BROKER_UNAVAILABLE', 'x')]);
    const x = 'x'.repeat(600);

    const result = await new SerialPublisher(client).publish(
      [record(0, 'a', x), record(0, 'b', `y${x}`), record(1, 'c', `z${x}`)],
      DEADLINE_MS,
    );

    expect(client.sent).toHaveLength(1);
    expect(outcome(result)).toMatchObject({ acked: [], failed: { [x]: 'BROKER_UNAVAILABLE' } });
    expect(result.failed).toHaveLength(3);
  });

  it('finds the one record that the broker refuses for its size', async () => {
    const client = new PlayedClient([failing('RECORD_TOO_LARGE', 'bad')]);

    const result = await new SerialPublisher(client).publish(
      [
        record(0, 'a', '1'),
        record(0, 'b', '2'),
        record(0, 'c', 'bad'),
        record(0, 'c', '4'),
        record(1, 'd', '5'),
      ],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({
      acked: ['1', '2', '5'],
      failed: { bad: 'RECORD_TOO_LARGE', 4: 'NOT_ACKNOWLEDGED' },
    });
  });

  it('fails a partition that is refused as a whole, and no other', async () => {
    const client = new PlayedClient([failing('TOPIC_MISSING', 'gone')]);

    const result = await new SerialPublisher(client).publish(
      [record(0, 'a', 'gone 1'), record(1, 'b', '2'), record(0, 'c', 'gone 2')],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({
      acked: ['2'],
      failed: { 'gone 1': 'TOPIC_MISSING', 'gone 2': 'TOPIC_MISSING' },
    });
  });

  it('kills a producer at the deadline and ignores what it answers later', async () => {
    const answer = deferred<ReadonlySet<string>>();
    const client = new PlayedClient([() => answer.promise, allOf]);
    const publisher = new SerialPublisher(client);

    const late = await publisher.publish([record(0, 'a', '1')], 10);
    const next = publisher.publish([record(0, 'a', '2')], DEADLINE_MS);
    answer.resolve(new Set(['t/0']));

    expect(outcome(late)).toEqual({ acked: [], failed: { 1: 'BROKER_UNAVAILABLE' } });
    expect(outcome(await next)).toEqual({ acked: ['2'], failed: {} });
    expect([client.opened, client.killed]).toEqual([2, 1]);
  });
});
