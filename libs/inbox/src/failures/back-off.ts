/** Growing waits between tries of something that fails again and again. */
export interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Wait before the next try in milliseconds: doubled from `firstMs` up to `maxMs`, of which a random upper half is
 * taken, so that many that failed together do not come back together.
 *
 * @param failures 1 after the first failure.
 * @param random 0..1
 */
export function waitAfter(failures: number, { firstMs, maxMs }: BackOff, random = Math.random()): number {
  const full = Math.min(maxMs, firstMs * 2 ** (failures - 1));
  return Math.round(full * (0.5 + random / 2));
}
