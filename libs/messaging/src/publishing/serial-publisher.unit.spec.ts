import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { partitionKey, type OutgoingRecord, type PublishResult } from '../broker.js';
import { deferred } from '../deferred.js';
import { codecOf } from '../wire/codecs.js';
import type { Answers, Producer, ProducerClient } from './producer-client.js';
import { SerialPublisher } from './serial-publisher.js';

const DEADLINE_MS = 30_000;

type Send = (records: readonly OutgoingRecord[], written: (partition: string) => void) => Promise<Answers>;

/** A client library whose sends are played by the spec, one function after the other; the last one stays. */
class PlayedClient implements ProducerClient {
  codec = codecOf('none');
  readonly sent: (readonly string[])[] = [];
  opened = 0;
  killed = 0;
  /** What opening a producer waits for. */
  connected: Promise<unknown> = Promise.resolve();

  constructor(private readonly plays: Send[]) {}

  open(): Promise<Producer> {
    this.opened++;
    const producer: Producer = {
      send: (records, written) => {
        this.sent.push(records.map(({ value }) => value));
        const play = this.plays.length > 1 ? this.plays.shift() : this.plays[0];
        return play ? play(records, written) : allOf(records, written);
      },
      kill: () => {
        this.killed++;
      },
      close: () => Promise.resolve(),
    };
    return this.connected.then(() => producer);
  }

  limits(topic: string): Promise<{ partitions: number; maxBatchBytes: number }> {
    if (topic === 'unasked') return Promise.reject(new KervanError('BROKER_UNAVAILABLE', topic));
    if (this.sent.length > 0 && topic === 'deleted')
      return Promise.reject(new KervanError('TOPIC_MISSING', topic));
    return Promise.resolve({ partitions: 3, maxBatchBytes: 1_000 });
  }
}

const allOf: Send = (records) =>
  Promise.resolve(new Map(records.map(({ topic, partition }) => [partitionKey(topic, partition), null])));

function failing(code: 'RECORD_TOO_LARGE' | 'TOPIC_MISSING' | 'BROKER_UNAVAILABLE', bad: string): Send {
  return (records) =>
    records.some(({ value }) => value.startsWith(bad))
      ? Promise.reject(new KervanError(code, bad))
      : allOf(records, () => undefined);
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
    const client = new PlayedClient([() => Promise.resolve(new Map([['t/1', null]])), allOf]);
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

  it('goes on opening a producer when a call has no time to wait for it', async () => {
    const client = new PlayedClient([allOf]);
    let connect: () => void = () => undefined;
    client.connected = new Promise<void>((resolve) => (connect = resolve));
    const publisher = new SerialPublisher(client);
    const late = await publisher.publish([record(0, 'a', '1')], 1);

    const result = publisher.publish([record(0, 'a', '2')], DEADLINE_MS);
    connect();

    expect(outcome(late)).toEqual({ acked: [], failed: { 1: 'BROKER_UNAVAILABLE' } });
    expect(outcome(await result)).toEqual({ acked: ['2'], failed: {} });
    expect([client.opened, client.killed, client.sent]).toEqual([1, 0, [['2']]]);
  });

  it('refuses what stays too large when it is compressed, without asking the broker (trap 23)', async () => {
    const client = new PlayedClient([allOf]);
    client.codec = {
      attribute: 1,
      compress: (bytes) => Promise.resolve(bytes.subarray(0, bytes.length / 10)),
    };
    const publisher = new SerialPublisher(client);
    const [small, large, fits] = ['small', 'x'.repeat(20_000), 'y'.repeat(5_000)];

    const result = await publisher.publish(
      [record(0, 'a', small), record(0, 'b', large), record(1, 'c', fits)],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({ acked: [small, fits], failed: { [large]: 'RECORD_TOO_LARGE' } });
    expect([client.sent.flat(), client.opened]).toEqual([[small, fits], 1]);
  });

  it('acknowledges what an answer says is written and sends only the refused partitions again (trap 21)', async () => {
    const refusing: Send = async (records) => {
      const answers = new Map(await allOf(records, () => undefined));
      return answers.set('t/0', new KervanError('RECORD_TOO_LARGE', 'bad'));
    };
    const client = new PlayedClient([refusing, failing('RECORD_TOO_LARGE', 'bad')]);

    const result = await new SerialPublisher(client).publish(
      [
        record(0, 'a', 'bad'),
        record(1, 'b', '2'),
        record(0, 'c', '3'),
        record(0, 'a', '4'),
        record(2, 'd', '5'),
      ],
      DEADLINE_MS,
    );

    expect(client.sent.slice(1).flat()).not.toContain('2');
    expect(outcome(result)).toEqual({
      acked: ['2', '3', '5'],
      failed: { bad: 'RECORD_TOO_LARGE', 4: 'NOT_ACKNOWLEDGED' },
    });
  });

  it('ends a call with a partition that cannot be written now, and begins anew (trap 20)', async () => {
    const outOfOrder: Send = async (records) => {
      const answers = new Map(await allOf(records, () => undefined));
      return answers.set('t/0', new KervanError('BROKER_UNAVAILABLE', 'OUT_OF_ORDER_SEQUENCE_NUMBER'));
    };
    const client = new PlayedClient([outOfOrder, allOf]);
    const publisher = new SerialPublisher(client);
    const long = 'x'.repeat(600);

    const first = await publisher.publish(
      [record(0, 'a', `1${long}`), record(1, 'b', `2${long}`), record(0, 'a', `3${long}`)],
      DEADLINE_MS,
    );
    const next = await publisher.publish(
      first.failed.map((each) => each.record),
      DEADLINE_MS,
    );

    expect(outcome(first)).toEqual({
      acked: [`2${long}`],
      failed: { [`1${long}`]: 'BROKER_UNAVAILABLE', [`3${long}`]: 'BROKER_UNAVAILABLE' },
    });
    expect(outcome(next)).toEqual({ acked: [`1${long}`, `3${long}`], failed: {} });
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

  it('refuses records of a missing topic only when the broker says so when asked again', async () => {
    const client = new PlayedClient([failing('TOPIC_MISSING', 'gone')]);
    const deleted = { ...record(1, 'd', 'gone 3'), topic: 'deleted' };

    const result = await new SerialPublisher(client).publish(
      [record(0, 'a', 'gone 1'), record(1, 'b', '2'), record(0, 'c', 'gone 2'), deleted],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({
      acked: ['2'],
      failed: { 'gone 1': 'NOT_ACKNOWLEDGED', 'gone 2': 'NOT_ACKNOWLEDGED', 'gone 3': 'TOPIC_MISSING' },
    });
  });

  it('sends everything but the records of a topic that it cannot ask about (trap 21)', async () => {
    const client = new PlayedClient([allOf]);

    const result = await new SerialPublisher(client).publish(
      [{ ...record(0, 'a', '1'), topic: 'unasked' }, record(0, 'a', '2')],
      DEADLINE_MS,
    );

    expect(outcome(result)).toEqual({ acked: ['2'], failed: { 1: 'BROKER_UNAVAILABLE' } });
  });

  it('keeps at the deadline what was written until then (trap 21)', async () => {
    const never = deferred<Answers>();
    const client = new PlayedClient([
      (_, written) => {
        written('t/1');
        return never.promise;
      },
    ]);

    const result = await new SerialPublisher(client).publish([record(0, 'a', '1'), record(1, 'b', '2')], 10);

    expect(outcome(result)).toEqual({ acked: ['2'], failed: { 1: 'BROKER_UNAVAILABLE' } });
  });

  it('kills a producer at the deadline and ignores what it answers later', async () => {
    const answer = deferred<Answers>();
    const client = new PlayedClient([() => answer.promise, allOf]);
    const publisher = new SerialPublisher(client);

    const late = await publisher.publish([record(0, 'a', '1')], 10);
    const next = publisher.publish([record(0, 'a', '2')], DEADLINE_MS);
    answer.resolve(new Map([['t/0', null]]));

    expect(outcome(late)).toEqual({ acked: [], failed: { 1: 'BROKER_UNAVAILABLE' } });
    expect(outcome(await next)).toEqual({ acked: ['2'], failed: {} });
    expect([client.opened, client.killed]).toEqual([2, 1]);
  });
});
