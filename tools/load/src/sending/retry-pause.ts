/** Waits between the tries of a request: 100 ms doubled each time, at most 5 s, half of it by chance. */
const BACK_OFF = { firstMs: 100, mostMs: 5_000 };
/** Longer than that nobody waits, whatever the service asks for. */
const LONGEST_ASKED_MS = 30_000;

/**
 * How long to wait before the next try, milliseconds.
 *
 * @param tries that failed so far, from 1 on.
 * @param retryAfter header of the answer: seconds, or a date of HTTP; null where there is none.
 * @param chance from 0 to 1.
 */
export function retryPause(tries: number, retryAfter: string | null, chance: number, now: Date): number {
  const asked = retryAfter === null ? null : askedMs(retryAfter, now);
  if (asked !== null) return Math.min(asked, LONGEST_ASKED_MS);
  const full = Math.min(BACK_OFF.firstMs * 2 ** (tries - 1), BACK_OFF.mostMs);
  return (full * (1 + chance)) / 2;
}

function askedMs(retryAfter: string, now: Date): number | null {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const moment = Date.parse(retryAfter);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
