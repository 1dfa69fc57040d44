import type { Options } from '../options.js';

/** Events per second that two slow cores carry with everything that a run does to them. */
const USUAL_RATE = 400;
const SHORTEST_S = 60;

/** How long a load is and how many events per second it writes. */
export function paceOf({ events, minutes, rate }: Options): { seconds: number; rate: number } {
  const wanted = rate ?? USUAL_RATE;
  const seconds = minutes === null ? Math.max(SHORTEST_S, events / wanted) : minutes * 60;
  return { seconds, rate: rate ?? Math.max(events / seconds, minutes === null ? 0 : USUAL_RATE) };
}
