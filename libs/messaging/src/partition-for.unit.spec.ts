import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { murmur2, partitionFor } from './partition-for.js';

/** The vectors of Kafka's own UtilsTest. */
const vectors: readonly [string, number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('partitionFor', () => {
  it.each(vectors)('hashes %s as Kafka does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('chooses the partition that the client library chooses, for any text', () => {
    const partitionMetadata = Array.from({ length: 7 }, (_, partitionId) => ({
      partitionErrorCode: 0,
      partitionId,
      leader: 1,
      replicas: [1],
      isr: [1],
    }));
    const theirs = kafkajs.Partitioners.DefaultPartitioner();
    const texts = Array.from({ length: 500 }, (_, n) => 'ğüşİöç€😀-'.slice(0, n % 11) + String(n * 7919));

    for (const key of texts) {
      expect([key, partitionFor(key, 7)]).toEqual([
        key,
        theirs({ topic: 't', partitionMetadata, message: { key: Buffer.from(key), value: null } }),
      ]);
    }
  });
});
