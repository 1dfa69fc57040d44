/** A stretch in which nothing happened, drawn shorter than it was. */
export interface Idle {
  /** Where it begins and ends on the axis, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

export interface Axis {
  /** Where a moment lies, 0 to 1. */
  readonly place: (time: number) => number;
  readonly idle: readonly Idle[];
}

/** How many times the usual pause a pause may be before it is squeezed. */
const PATIENCE = 6;

/**
 * An axis on which moments stand in the distances they had, except that long pauses are shortened: milliseconds and
 * hours of one flow can be seen in one picture.
 */
export function squeeze(times: readonly number[]): Axis {
  const moments = [...new Set(times)].sort((a, b) => a - b);
  const pauses = moments.slice(1).map((moment, before) => moment - (moments[before] ?? moment));
  const usual = [...pauses].sort((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? 0;
  const limit = Math.max(1, usual * PATIENCE);
  const whole = pauses.reduce((sum, pause) => sum + Math.min(pause, limit), 0);

  const places = new Map<number, number>();
  const idle: Idle[] = [];
  let walked = 0;
  moments.forEach((moment, no) => {
    const pause = no === 0 ? 0 : (pauses[no - 1] ?? 0);
    const from = walked;
    walked += Math.min(pause, limit);
    const share = (distance: number) => (whole === 0 ? 0.5 : distance / whole);
    if (pause > limit) idle.push({ from: share(from), to: share(walked), ms: pause });
    places.set(moment, share(walked));
  });
  return { place: (time) => places.get(time) ?? 0, idle };
}
