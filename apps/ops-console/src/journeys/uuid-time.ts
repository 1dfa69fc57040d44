const VERSION_7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7/i;

/** When a UUIDv7 was made; null for any other text. */
export function uuidTime(id: string): Date | null {
  const [, high, low] = VERSION_7.exec(id) ?? [];
  return high === undefined || low === undefined ? null : new Date(Number.parseInt(high + low, 16));
}
