/** Lanes per outbox; changes only while the outbox is empty. */
export const LANES = 64;

/** Stable lane of a key: FNV-1a (32 bit) over its UTF-8 bytes, modulo 64. */
export function laneOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % LANES;
}
