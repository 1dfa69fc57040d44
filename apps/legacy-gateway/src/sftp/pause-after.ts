const LONGEST_MS = 900_000;

/**
 * Pause before the next look: doubled with every failure in a row, a quarter of an hour at most, and varied by a tenth, so
 * that many sources do not knock at once.
 *
 * @param everyMs the pause when all is well
 * @param random from 0 to 1
 */
export function pauseAfter(failures: number, everyMs: number, random: number): number {
  const longest = Math.max(LONGEST_MS, everyMs);
  return Math.min(everyMs * 2 ** failures, longest) * (0.9 + random * 0.2);
}
