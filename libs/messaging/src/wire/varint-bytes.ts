/** Length of the zigzag varint of a number from 0 to 2^30 - 1. */
export function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value << 1; rest > 127; rest >>>= 7) bytes++;
  return bytes;
}
