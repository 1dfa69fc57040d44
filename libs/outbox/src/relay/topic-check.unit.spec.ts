import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
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
