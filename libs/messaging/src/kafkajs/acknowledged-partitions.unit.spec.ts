import { describe, expect, it } from '@jest/globals';
import { acknowledgedPartitions } from './acknowledged-partitions.js';

describe('acknowledgedPartitions', () => {
  it('names the partitions that were answered without an error, and no other', () => {
    const answer = [
      { topicName: 'orders', partition: 0, errorCode: 0, baseOffset: '7' },
      { topicName: 'orders', partition: 1, errorCode: 6, baseOffset: '-1' },
      { topicName: 'invoices', partition: 1, errorCode: 0, baseOffset: '0' },
    ];

    expect([...acknowledgedPartitions(answer).keys()]).toEqual(['orders/0', 'invoices/1']);
  });
});
