import { describe, expect, it, jest } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import type { PartitionOffsets } from '@kervan/messaging';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { TopicCheck } from './topic-check.js';

describe('TopicCheck', () => {
  const topics = [{ name: 'order', partitions: 6 }];
  const open = { cover: () => Promise.resolve() };

  it('refuses another partition count than that of the contract, and asks once (trap 37)', async () => {
    const broker = new RecordingBroker();
    const check = new TopicCheck(broker, topics, open);
    expect(await check.partitions('order')).toBe(6);

    broker.partitions = 7;
    expect(await check.partitions('order')).toBe(6);

    check.forget();
    await expect(check.partitions('order')).rejects.toMatchObject({
      code: 'TOPIC_MISMATCH',
      message: 'order has 7 partitions instead of 6',
    });
  });

  it('takes dead letters of a topic, in as many partitions', async () => {
    const check = new TopicCheck(new RecordingBroker(), topics, open);
    expect(await check.partitions('order.crm.dlq')).toBe(6);
    expect(check.known('order.crm.dlq')).toBe(6);
    await expect(check.partitions('rumour.crm.dlq')).rejects.toMatchObject({ code: 'TOPIC_MISSING' });
  });

  it('waits for the answer it asked for before, however late that comes', async () => {
    jest.useFakeTimers();
    let [asked, answer]: [number, (offsets: PartitionOffsets[]) => void] = [0, () => undefined];
    const offsets = () => {
      asked++;
      return new Promise<PartitionOffsets[]>((resolve) => (answer = resolve));
    };
    const check = new TopicCheck({ offsets }, topics, open);
    const first = expect(check.partitions('order')).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' });
    await jest.advanceTimersByTimeAsync(2_000);
    await first;

    const second = check.partitions('order');
    answer(Array.from({ length: 6 }, (_, partition) => ({ topic: 'order', partition, start: 0, end: 0 })));

    expect(await second).toBe(6);
    expect(asked).toBe(1);
    jest.useRealTimers();
  });

  it('refuses a topic without contract', async () => {
    const check = new TopicCheck(new RecordingBroker(), topics, open);

    await expect(check.partitions('rumour')).rejects.toMatchObject({ code: 'TOPIC_MISSING' });
  });

  it('lets nothing be published before the fence covers the topic', async () => {
    const closed = { cover: () => Promise.reject(new KervanError('OUTBOX_RESTORED', 'as the spec wants')) };
    const check = new TopicCheck(new RecordingBroker(), topics, closed);

    await expect(check.partitions('order')).rejects.toMatchObject({ code: 'OUTBOX_RESTORED' });
    expect(check.known('order')).toBeUndefined();
  });
});
