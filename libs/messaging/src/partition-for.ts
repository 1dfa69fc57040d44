const SEED = 0x9747b28c | 0;
const MIX = 0x5bd1e995;

/**
 * Partition of a key, the same one that Java's default partitioner and kafkajs choose, so that every client of the
 * cluster keeps a key in one partition.
 *
 * @param partitions number of partitions of the topic, at least 1
 */
export function partitionFor(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions;
}

/** MurmurHash2 as in Kafka's `Utils.murmur2`: signed 32-bit arithmetic, seed 0x9747b28c. */
export function murmur2(data: Buffer): number {
  const whole = data.length & ~3;
  let hash = SEED ^ data.length;
  for (let at = 0; at < whole; at += 4) {
    const word = Math.imul(data.readInt32LE(at), MIX);
    hash = Math.imul(hash, MIX) ^ Math.imul(word ^ (word >>> 24), MIX);
  }
  if (data.length > whole) {
    for (let at = data.length - 1; at >= whole; at--) hash ^= data.readUInt8(at) << (8 * (at - whole));
    hash = Math.imul(hash, MIX);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}
