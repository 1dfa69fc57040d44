import { describe, expect, it } from '@jest/globals';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { TopicCheck } from './topic-check.js';

describe('TopicCheck', () => {
  const topics = [{ name: 'order', partitions: 6 }];

  it('accepts a topic with the partitions of its contract, and asks once', async () => {
    const broker = new RecordingBroker();
    const check = new TopicCheck(broker, topics);
    expect(await check.partitions('order')).toBe(6);

    broker.partitions = 7;
    expect(await check.partitions('order')).toBe(6);

    check.forget();
    await expect(check.partitions('order')).rejects.toMatchObject({
      code: 'TOPIC_MISMATCH',
      message: 'order has 7 partitions instead of 6',
    });
  });

  it('refuses a topic without contract', async () => {
    const check = new TopicCheck(new RecordingBroker(), topics);

    await expect(check.partitions('rumour')).rejects.toMatchObject({ code: 'TOPIC_MISSING' });
  });
});
