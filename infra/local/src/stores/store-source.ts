/** One way to get a store. */
export interface StoreSource<Store> {
  /** What this way needs and this machine lacks, one line each that says what to install; empty when it is open. */
  missing(): Promise<readonly string[]>;
  start(): Promise<Store>;
}

/** The first way that is open; the wanted one when none is. */
export async function firstOpen<Store>(
  sources: readonly StoreSource<Store>[],
  wanted: StoreSource<Store>,
): Promise<StoreSource<Store>> {
  for (const source of sources) if ((await source.missing()).length === 0) return source;
  return wanted;
}
