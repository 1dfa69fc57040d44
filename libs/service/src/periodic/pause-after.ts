/**
 * Pause before the next round: doubled with every failure in a row, and varied by a tenth, so that many do not knock at
 * once.
 *
 * @param everyMs the pause when all is well
 * @param longestMs the longest; a shorter one than `everyMs` counts as that
 * @param random from 0 to 1
 */
export function pauseAfter(failures: number, everyMs: number, longestMs: number, random: number): number {
  return Math.min(everyMs * 2 ** failures, Math.max(longestMs, everyMs)) * (0.9 + random * 0.2);
}
